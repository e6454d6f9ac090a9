package io.ptoken.service.operate.call;

import java.io.IOException;
import java.io.InputStream;

/**
 * How the one who acts is asked and told while a call is carried out: at a terminal, in a form, over a socket. What is asked
 * and answered here never becomes part of a call, an audit entry or a log. One call uses it at a time.
 */
public interface Dialogue {

    /**
     * Asks for a secret.
     *
     * @param what is wanted, e.g. {@code password of jane}
     * @return the characters; the caller overwrites them when they have served
     * @throws NotConfirmedException when none is given
     */
    char[] secret(String what);

    /**
     * Asks a question that yes or no answers.
     *
     * @return false for every answer but yes
     */
    boolean confirm(String question);

    /**
     * Shows a secret once, for a person to write down; it is stored nowhere.
     *
     * @param what it is
     * @param secret overwritten by the caller afterwards
     */
    void show(String what, char[] secret);

    /**
     * Tells how far long work has come. Whoever has gone is not told any more; the work goes on.
     *
     * @param step what is done
     */
    void progress(Progress step);

    /**
     * Hands over long data, and returns when whoever asked has kept all of it. Of data that does not come whole nothing is kept.
     *
     * @param what it is
     * @param data read to its end, not closed
     * @throws NotPossibleException where nobody takes any
     * @throws IOException when it cannot be read or kept
     */
    void hand(String what, InputStream data) throws IOException;

    /** Nobody to ask: confirms nothing and knows no secret. */
    Dialogue NOBODY = new Unattended(false);

    /** Nobody to ask, on behalf of somebody who has decided: confirms everything and knows no secret. */
    Dialogue DECIDED = new Unattended(true);
}
