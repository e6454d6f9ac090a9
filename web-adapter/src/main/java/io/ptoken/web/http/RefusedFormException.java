package io.ptoken.web.http;

/** A request whose fields cannot be read. */
final class RefusedFormException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String key;

    /** @param key of the text that says so */
    RefusedFormException(int status, String key) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
    }

    int status() {
        return status;
    }

    String key() {
        return key;
    }
}
