package io.ptoken.kmc.text;

import java.io.Serializable;

/**
 * Where in a file or record something was wrong.
 *
 * @param line number of the line, from 1; 1 for a record that came alone
 * @param column number of the character in the line, from 1
 * @param record type of the record, e.g. {@code VK}; empty when it could not be read or there is none
 * @param tag the item concerned, e.g. {@code KCV}; empty when it concerns no single item
 */
public record TextPosition(int line, int column, String record, String tag) implements Serializable {

    @Override
    public String toString() {
        String where = "line " + line + ", column " + column;
        String what = String.join(" ", record, tag).strip();
        return what.isEmpty() ? where : where + ", " + what;
    }
}
