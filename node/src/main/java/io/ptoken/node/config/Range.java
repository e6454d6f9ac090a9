package io.ptoken.node.config;

/** Checks of numbers in the configuration. */
final class Range {

    private Range() {}

    static void require(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new ConfigurationException(key + ": got " + value + ", expected " + min + "-" + max);
        }
    }
}
