package io.ptoken.crash.keyload;

import java.util.Locale;

/**
 * A vending key as a key-load file and the listing of the module name it.
 *
 * @param sgc supply group code
 * @param krn key revision number
 * @param kt type of the decoder keys
 * @param kcv key check value, six hex digits
 */
record FileKey(int sgc, int krn, int kt, String kcv) {

    /** As the audit log and the messages of the program say it. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "(SGC %06d KRN %d KT %d), KCV %s", sgc, krn, kt, kcv);
    }
}
