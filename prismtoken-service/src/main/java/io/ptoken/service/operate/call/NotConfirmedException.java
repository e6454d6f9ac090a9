package io.ptoken.service.operate.call;

/** Whoever asked for something did not confirm it. Nothing was changed. */
public final class NotConfirmedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotConfirmedException() {
        super("not confirmed; nothing was changed");
    }
}
