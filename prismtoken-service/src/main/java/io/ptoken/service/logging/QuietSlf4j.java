package io.ptoken.service.logging;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Begins SLF4J without its complaint about a missing provider. The house logs by {@link System.Logger}; SLF4J is there for
 * libraries of some adapters alone, and a program that embeds them and chose no provider has done nothing wrong. What SLF4J
 * says in any other case is left as it is. Thread safe.
 */
public final class QuietSlf4j {

    private static final String VERBOSITY = "slf4j.internal.verbosity";
    private static final String PROVIDER = "slf4j.provider";

    private QuietSlf4j() {}

    /** To be called before the first class of a library that logs by SLF4J; without effect when SLF4J has begun before. */
    public static synchronized void begin() {
        if (System.getProperty(VERBOSITY) != null || isProviderChosen()) {
            return;
        }
        System.setProperty(VERBOSITY, "ERROR");
        try {
            LoggerFactory.getILoggerFactory();
        } finally {
            System.clearProperty(VERBOSITY);
        }
    }

    private static boolean isProviderChosen() {
        if (System.getProperty(PROVIDER) != null) {
            return true;
        }
        try {
            return ServiceLoader.load(SLF4JServiceProvider.class, LoggerFactory.class.getClassLoader())
                    .iterator()
                    .hasNext();
        } catch (ServiceConfigurationError e) {
            // SLF4J meets the same and tells what is wrong with it.
            return true;
        }
    }
}
