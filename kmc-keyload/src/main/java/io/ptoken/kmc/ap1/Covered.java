package io.ptoken.kmc.ap1;

/** The parts of a record that a signature, a MAC or a wrapped key covers: what comes before it. */
final class Covered {

    private Covered() {}

    /**
     * @param line a record that was read
     * @param tag an item of its trailer, which no value before it can be taken for because values have no semicolon
     */
    static String before(String line, String tag) {
        int at = line.indexOf(";" + tag);
        if (at < 0) {
            throw new IllegalArgumentException("the record has no " + tag);
        }
        return line.substring(0, at + 1);
    }
}
