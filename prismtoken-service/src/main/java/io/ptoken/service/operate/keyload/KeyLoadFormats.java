package io.ptoken.service.operate.keyload;

import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.host.KeyLoadImport;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The key-load formats that are known here, and whom they believe. Thread safe. */
public final class KeyLoadFormats {

    /** Makes the formats. */
    @FunctionalInterface
    public interface Source {

        /**
         * The formats, the one of the module first.
         *
         * @param unapprovedKmcKeys whether to let KMCs pass whose trust anchor is not known
         */
        List<KmsFormat> formats(boolean unapprovedKmcKeys);
    }

    private final Source source;
    private final BooleanSupplier unapprovedKmcKeys;

    /** @param unapprovedKmcKeys the preference {@code ptoken.allowUnapprovedKmcPubkeys} */
    public KeyLoadFormats(Source source, BooleanSupplier unapprovedKmcKeys) {
        this.source = source;
        this.unapprovedKmcKeys = unapprovedKmcKeys;
    }

    /** Looks at files, by what is believed now. */
    KeyLoadImport imports() {
        return new KeyLoadImport(known());
    }

    /**
     * The format of a file.
     *
     * @throws io.ptoken.kmc.text.KeyLoadException {@code AP-F01}, {@code AP-F11}
     */
    KmsFormat of(String file) {
        return imports().formatOf(file);
    }

    /** The format in which the module speaks of itself. */
    KmsFormat ofModule() {
        return known().get(0);
    }

    private List<KmsFormat> known() {
        return source.formats(unapprovedKmcKeys.getAsBoolean());
    }
}
