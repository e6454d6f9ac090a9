package io.ptoken.service.operate.call;

import java.io.InputStream;

/**
 * A dialogue with nobody.
 *
 * @param confirms what every question is answered with
 */
record Unattended(boolean confirms) implements Dialogue {

    @Override
    public char[] secret(String what) {
        throw new NotConfirmedException();
    }

    @Override
    public boolean confirm(String question) {
        return confirms;
    }

    @Override
    public void show(String what, char[] secret) {
        throw new NotConfirmedException();
    }

    @Override
    public void hand(String what, InputStream data) {
        throw new NotPossibleException("nobody here takes the " + what);
    }

    @Override
    public void progress(Progress step) {
        // nobody listens
    }
}
