package io.ptoken.sts;

/** Something the standard knows and this product does not do, with the reason and what would be needed. */
public final class UnsupportedException extends StsException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what the thing asked for, e.g. {@code DKGA01}
     * @param why why it is refused, e.g. {@code needs the standard}
     */
    public UnsupportedException(String what, String why) {
        super(what + " is not supported: " + why);
    }
}
