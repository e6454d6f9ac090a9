package io.ptoken.service.logging;

import org.slf4j.LoggerFactory;

/** Logs by SLF4J like a library below an adapter; the argument {@code loud} leaves out what the adapter does before. */
final class BegunLogging {

    private BegunLogging() {}

    public static void main(String[] args) {
        if (args.length == 0) {
            QuietSlf4j.begin();
        }
        LoggerFactory.getLogger("library").info("logged");
        System.out.println("slf4j.internal.verbosity=" + System.getProperty("slf4j.internal.verbosity"));
    }
}
