package io.ptoken.web.section.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The documents that come with the program, in the order in which they are listed. Thread safe. */
final class Shelf {

    private static final String RESOURCES = "/io/ptoken/web/documentation/";

    /** By the key of the group's name: names of documents, which are their addresses too. */
    private static final Map<String, List<String>> GROUPS = groups();

    private final Map<String, Document> read = new ConcurrentHashMap<>();
    private final Function<String, Optional<String>> images;

    /** @param images addresses of images by their names */
    Shelf(Function<String, Optional<String>> images) {
        this.images = images;
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("start", List.of("about", "console", "operations", "cli", "configuration", "access", "glossary"));
        groups.put(
                "keys",
                List.of(
                        "keys-from-a-kmc",
                        "manufacturing",
                        "software-module",
                        "hsm-hardware",
                        "module-pool",
                        "several-nodes"));
        groups.put("programs", List.of("token-api", "json", "control-channel", "embedding", "conformance"));
        groups.put(
                "how",
                List.of(
                        "architecture",
                        "money-safety",
                        "security-model",
                        "corrected-rules",
                        "performance",
                        "key-loading",
                        "hsm-protocol",
                        "hsm-simulator",
                        "crash-test"));
        return groups;
    }

    /** Groups of documents, in order. */
    static Map<String, List<String>> inOrder() {
        return GROUPS;
    }

    /** Where the document of a name is in the source tree, seen from {@code docs}. */
    static String source(String name) {
        return switch (name) {
            case "about" -> "../README.md";
            case "json" -> "json/README.md";
            default -> name + ".md";
        };
    }

    /** Names of documents by where they are in the source tree. */
    static Map<String, String> bySource() {
        return GROUPS.values().stream().flatMap(List::stream).collect(Collectors.toMap(Shelf::source, name -> name));
    }

    /** The document of a name; empty for a name that none has. */
    Optional<Document> find(String name) {
        return GROUPS.values().stream().anyMatch(group -> group.contains(name))
                ? Optional.of(read.computeIfAbsent(name, this::render))
                : Optional.empty();
    }

    private Document render(String name) {
        String resource = name.equals("about") ? "README.md" : source(name);
        return DocumentReader.read(name, new String(resource(resource), UTF_8), images);
    }

    /** A file that comes with them. */
    static byte[] resource(String name) {
        try (InputStream in = Shelf.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its document " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
