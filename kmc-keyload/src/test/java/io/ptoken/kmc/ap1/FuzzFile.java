package io.ptoken.kmc.ap1;

import io.ptoken.kmc.KmsCodecRegistry;
import io.ptoken.kmc.ap1.record.RecordDraft;
import io.ptoken.kmc.text.KeyLoadException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files of every type, as they come and with the CRC of every line made right. */
public final class FuzzFile {

    private static final Ap1Codec CODEC = new Ap1Codec();

    private FuzzFile() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        check(text);
        check(text.lines().map(FuzzFile::closed).collect(Collectors.joining("\n", "", "\n")));
    }

    private static String closed(String line) {
        return line.contains(";CRC") ? RecordDraft.closed(Covered.before(line, "CRC")) : line;
    }

    private static void check(String text) {
        check(text, read -> CODEC.file(CODEC.readKmcPublicKeyFile(read)));
        check(text, read -> CODEC.file(CODEC.readSmPublicKeyFile(read)));
        check(text, read -> CODEC.file(CODEC.readLoadRequestFile(read)));
        check(text, read -> CODEC.file(CODEC.readKeyLoadFile(read)));
    }

    /** What is accepted is recognised, and what it is written as is accepted again and stays the same. */
    private static void check(String text, Function<String, String> roundTrip) {
        String again;
        try {
            again = roundTrip.apply(text);
        } catch (KeyLoadException e) {
            return;
        }
        new KmsCodecRegistry(List.of(CODEC)).select(text);
        if (!roundTrip.apply(again).equals(again)) {
            throw new IllegalStateException("written otherwise than read: " + again);
        }
    }
}
