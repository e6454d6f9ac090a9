package io.ptoken.sts.key;

/**
 * What a caller must show to read the raw bytes of a key. It protects nothing at run time; it makes every place that
 * touches key material findable by one search, and an architecture test lists the classes that may call {@link #grant}.
 */
public final class KeyBytesAccess {

    private static final KeyBytesAccess INSTANCE = new KeyBytesAccess();

    private KeyBytesAccess() {}

    /** The access object; a call to this method is a claim that must stand up to review. */
    public static KeyBytesAccess grant() {
        return INSTANCE;
    }
}
