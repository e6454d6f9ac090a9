package io.ptoken.web.door;

import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NotConfirmedException;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.web.http.Fields;
import java.io.InputStream;
import java.util.Arrays;

/** Passwords that were typed into a form, wiped when they have served. Not thread safe. */
public final class TypedSecrets implements AutoCloseable {

    private final char[] present;
    private final char[] fresh;
    private final char[] again;

    private TypedSecrets(char[] present, char[] fresh, char[] again) {
        this.present = present;
        this.fresh = fresh;
        this.again = again;
    }

    /** Those of the fields {@code pass}, {@code new} and {@code again}. */
    public static TypedSecrets of(Fields form) {
        return new TypedSecrets(
                form.raw("pass").toCharArray(),
                form.raw("new").toCharArray(),
                form.raw("again").toCharArray());
    }

    /** True when the new one was typed twice alike. */
    public boolean isNewTypedTwice() {
        return Arrays.equals(fresh, again);
    }

    /** The new one; belongs to this. */
    public char[] fresh() {
        return fresh;
    }

    /** Answers what a change of the own password asks. */
    public Dialogue forPasswordChange() {
        return new Typed();
    }

    @Override
    public void close() {
        Arrays.fill(present, '\0');
        Arrays.fill(fresh, '\0');
        Arrays.fill(again, '\0');
    }

    private final class Typed implements Dialogue {

        @Override
        public char[] secret(String what) {
            return what.startsWith(AccountCalls.presentPassword("").strip()) ? present.clone() : fresh.clone();
        }

        @Override
        public boolean confirm(String question) {
            return false;
        }

        @Override
        public void show(String what, char[] secret) {
            throw new NotConfirmedException();
        }

        @Override
        public void progress(Progress step) {
            // nobody waits for it
        }

        @Override
        public void hand(String what, InputStream data) {
            throw new NotConfirmedException();
        }
    }
}
