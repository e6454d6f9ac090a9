package io.ptoken.store.jdbc;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Everything that a log would show of a failure. */
final class Traces {

    private Traces() {}

    static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
