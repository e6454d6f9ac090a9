package io.ptoken.web.frame;

/**
 * What stands on every page, as on the rating plate of a meter.
 *
 * @param node that answers
 * @param version of the program
 * @param mode what the installation is for: {@code vending} or {@code manufacturing}
 * @param staTables which are in use, in a few words
 * @param keyLoad profile of key-load files in use, in a few words
 * @param testTables true when the tables are the published samples, which no real meter uses
 * @param testKeyLoad true when the profile is an assumed one
 */
public record Plate(
        String node,
        String version,
        String mode,
        String staTables,
        String keyLoad,
        boolean testTables,
        boolean testKeyLoad) {}
