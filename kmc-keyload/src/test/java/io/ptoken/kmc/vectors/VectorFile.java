package io.ptoken.kmc.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The five vector files. */
public enum VectorFile {
    FIRST_LOAD("kmc-01-first-load"),
    REFRESH_EARLY_END("kmc-02-refresh-early-end"),
    PRIMITIVES("kmc-03-primitives"),
    NEGATIVE("kmc-04-negative"),
    STATE_MACHINE("kmc-05-state-machine");

    private final String title;

    VectorFile(String title) {
        this.title = title;
    }

    /** Name of the file without its ending. */
    public String title() {
        return title;
    }

    /** The whole file. */
    public JsonNode json() {
        String name = "/vectors-kmc/" + title + ".json";
        try (InputStream in = Objects.requireNonNull(VectorFile.class.getResourceAsStream(name), name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of the file, e.g. {@code pkids}. */
    public Stream<JsonNode> list(String member) {
        return items(json().required(member));
    }

    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
