package io.ptoken.web.frame;

/** Nobody is signed in, and the page is not for everybody. */
public final class SignInNeededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SignInNeededException() {
        super("nobody is signed in", null, false, false);
    }
}
