package io.ptoken.service.operate.notice.words;

import io.ptoken.hsm.key.VendingKeyAttributes;

/** What ends a notice about a vending key, as it fits where the key came from. */
public final class KeyClearing {

    private KeyClearing() {}

    /** The key with other attributes, from where it came. */
    public static Clearing byLoading(VendingKeyAttributes key) {
        return switch (key.source()) {
            case KMC -> Clearing.LOAD_FROM_KMC;
            case OWNER -> Clearing.LOAD_KEY;
            case CONFIGURATION -> Clearing.NONE;
        };
    }

    /** The module without the key. */
    public static Clearing byUnloading(VendingKeyAttributes key) {
        return switch (key.source()) {
            case KMC -> Clearing.LOAD_FROM_KMC;
            case OWNER -> Clearing.DELETE_KEY;
            case CONFIGURATION -> Clearing.NONE;
        };
    }
}
