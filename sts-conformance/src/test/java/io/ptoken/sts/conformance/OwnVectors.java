package io.ptoken.sts.conformance;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the vector files of our own, which prove the whole EA 07 path without the licensed tables: the published cases
 * need the operational set, these use the sample set of the standard.
 *
 * <p>They are derived (evidence D), so they guard against change and not against a shared mistake. What anchors them is
 * the standard's worked example, the first credit vector, and that an independent program written from the specification
 * alone computed the same values when they were made.
 *
 * <p>{@code OwnVectorsTest} fails when the files differ from what this class makes. To write them again after an
 * intended change run {@link #main} from the IDE or with {@code java -cp ... io.ptoken.sts.conformance.OwnVectors
 * sts-conformance/src/main/resources/vectors/own}.
 */
final class OwnVectors {

    private static final String CREDIT = "credit-tokens.json";
    private static final String CLASS2 = "class2-tokens.json";
    private static final String KEY_CHANGE = "key-change.json";
    private static final String DKGA = "dkga.json";

    static final List<String> FILES = List.of(CREDIT, CLASS2, KEY_CHANGE, DKGA);
    static final String SOURCE = "derived under the sample STA tables";

    private OwnVectors() {}

    public static void main(String[] args) throws IOException {
        for (String file : FILES) {
            Files.writeString(Path.of(args[0], file), content(file));
        }
    }

    static String content(String file) {
        return switch (file) {
            case CREDIT -> json("credit-tokens", "Class 0 tokens of all subclasses.", OwnTokenVectors.credit());
            case CLASS2 ->
                json("class2-tokens", "Class 2 tokens of all subclasses with TID.", OwnTokenVectors.class2());
            case KEY_CHANGE -> json("key-change", "2KCT and 3KCT sets for EA 07.", OwnKeyVectors.keyChange());
            case DKGA -> json("dkga", "Decoder keys of key types 1-3.", OwnKeyVectors.dkga());
            default -> throw new IllegalArgumentException(file);
        };
    }

    private static String json(String kind, String description, List<Map<String, Object>> vectors) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("file", kind);
        file.put("description", description + " Our own; see the class OwnVectors.");
        file.put("fields", Map.of("tables", "sample: the token is encrypted under the sample STA tables"));
        file.put("vectors", vectors);
        DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            byte[] json = JsonMapper.builder().build().writer(printer).writeValueAsBytes(file);
            return new String(json, StandardCharsets.UTF_8) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
