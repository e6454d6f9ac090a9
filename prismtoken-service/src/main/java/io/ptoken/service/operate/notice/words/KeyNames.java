package io.ptoken.service.operate.notice.words;

import io.ptoken.hsm.key.VendingKeyAttributes;

/** How notices call a vending key. */
public final class KeyNames {

    private KeyNames() {}

    /** For the subject. */
    public static String subject(VendingKeyAttributes key) {
        return "SGC " + key.sgc() + " KRN " + key.krn();
    }

    /** For the text, where it begins a sentence. */
    public static String sentence(VendingKeyAttributes key) {
        return "The vending key of " + key.describe();
    }
}
