package io.ptoken.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.Map;

/** Names and values as two aligned columns for people, or as one JSON object for programs. */
public final class Facts {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Facts() {}

    /** Prints names and values, each on a line of its own. */
    public static void print(PrintWriter out, Map<String, String> facts) {
        TextTable table = new TextTable();
        facts.forEach((name, value) -> table.row(name, value));
        table.lines("", TerminalWriter.columns(out)).forEach(out::println);
        out.flush();
    }

    /** As {@link #printJson}, on one line, so that a reader knows where it ends. */
    public static void printJsonLine(PrintWriter out, Object value) {
        print(out, JSON.writer().without(SerializationFeature.INDENT_OUTPUT), value);
    }

    /** Prints a value of records, maps, lists, text and numbers as JSON. */
    public static void printJson(PrintWriter out, Object value) {
        print(out, JSON.writer(), value);
    }

    private static void print(PrintWriter out, ObjectWriter writer, Object value) {
        try {
            // No line of it may be broken.
            out.print(writer.writeValueAsString(value));
            out.println();
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + value.getClass().getName(), e);
        }
    }
}
