package io.ptoken.kmc;

import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.KmsText;
import io.ptoken.kmc.text.TextPosition;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The formats that are known, chosen by the first line of a file, so that a file is never given to the codec of another
 * format. Thread safe.
 */
public final class KmsCodecRegistry {

    private final List<KmsCodec> codecs;

    /** @param codecs of which no two recognise the same file */
    public KmsCodecRegistry(List<KmsCodec> codecs) {
        this.codecs = List.copyOf(codecs);
    }

    /**
     * The codec for a file.
     *
     * @throws KeyLoadException {@link KeyLoadCode#LIMIT_EXCEEDED} for a text that is too long, {@link
     *     KeyLoadCode#BAD_MAGIC} for a file of no known format
     */
    public KmsCodec select(String text) {
        KmsText.requireSize(text.length());
        return codecs.stream()
                .filter(codec -> codec.recognises(text))
                .findFirst()
                .orElseThrow(() -> new KeyLoadException(
                        KeyLoadCode.BAD_MAGIC,
                        new TextPosition(1, 1, "", ""),
                        false,
                        "got a first line of no known format, expected that of one of these: " + profiles()));
    }

    private String profiles() {
        return codecs.stream().map(KmsCodec::profile).collect(Collectors.joining("; "));
    }
}
