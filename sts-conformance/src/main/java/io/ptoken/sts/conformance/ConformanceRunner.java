package io.ptoken.sts.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.StsException;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.conformance.Result.Failed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs vector files and reports every vector. Nothing is passed over: a file or vector that cannot be read, of an unknown
 * kind, or with a missing or unknown field counts as failed.
 *
 * <p>Immutable and thread-safe.
 */
public final class ConformanceRunner {

    private static final long LONGEST_FILE = 64L * 1024 * 1024;
    private static final String WHOLE_FILE = "";

    private final TableSets tables;

    private ConformanceRunner(TableSets tables) {
        this.tables = tables;
    }

    /** A runner that skips what needs the operational STA tables. */
    public static ConformanceRunner withSampleTables() {
        return new ConformanceRunner(new TableSets(Optional.empty()));
    }

    /**
     * A runner for every vector.
     *
     * @throws InvalidValueException when the tables do not have the fingerprint of the operational set
     */
    public static ConformanceRunner withOperationalTables(StaTables operational) {
        return new ConformanceRunner(new TableSets(Optional.of(operational)));
    }

    /** Runs the vectors that come with this library: the published ones and our own. */
    public ConformanceReport runBuiltIn() {
        List<VectorResult> results = new ArrayList<>();
        for (String name : BuiltInVectors.NAMES) {
            results.addAll(runFile(name, BuiltInVectors.read(name)));
        }
        return new ConformanceReport(results);
    }

    /** Runs files, and all files named {@code *.json} below folders, in the order of their names. */
    public ConformanceReport run(List<Path> paths) {
        List<VectorResult> results = new ArrayList<>();
        for (Path path : paths) {
            try {
                results.addAll(runPath(path));
            } catch (IOException e) {
                results.add(failed(path.toString(), WHOLE_FILE, "cannot be read: " + reason(e)));
            }
        }
        return new ConformanceReport(results);
    }

    /** Java says much of it by the name of a class, which is not for people. */
    private static String reason(IOException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "no permission";
        }
        return Optional.ofNullable(
                        trouble instanceof FileSystemException file ? file.getReason() : trouble.getMessage())
                .orElse("input failed");
    }

    private List<VectorResult> runPath(Path path) throws IOException {
        if (Files.notExists(path)) {
            return List.of(failed(path.toString(), WHOLE_FILE, "there is no such file or folder"));
        }
        if (!Files.isDirectory(path)) {
            return runFile(path);
        }
        List<VectorResult> results = new ArrayList<>();
        for (Path file : filesBelow(path)) {
            results.addAll(runFile(file));
        }
        return results.isEmpty() ? List.of(failed(path.toString(), WHOLE_FILE, "no *.json file in it")) : results;
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private List<VectorResult> runFile(Path file) throws IOException {
        if (Files.size(file) > LONGEST_FILE) {
            return List.of(failed(file.toString(), WHOLE_FILE, "longer than " + LONGEST_FILE + " bytes"));
        }
        return runFile(file.toString(), Files.readAllBytes(file));
    }

    /** Runs the content of one file. */
    List<VectorResult> runFile(String name, byte[] json) {
        VectorFile file;
        try {
            file = VectorFile.parse(json);
        } catch (VectorFormatException e) {
            return List.of(failed(name, WHOLE_FILE, String.valueOf(e.getMessage())));
        }
        List<VectorResult> results = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : file.vectors()) {
            VectorResult result = runVector(name, file.kind(), node, results.size());
            boolean repeated = !ids.add(result.id());
            results.add(repeated ? failed(name, result.id(), "the id stands twice in the file") : result);
        }
        return results;
    }

    private VectorResult runVector(String file, VectorKind kind, JsonNode node, int index) {
        String id = node.path("id").isTextual() ? node.path("id").textValue() : "vectors[" + index + "]";
        Findings findings = new Findings();
        try {
            Vector vector = Vector.of(node);
            vector.id();
            if (kind.saysSource()) {
                vector.requireProvenance();
            }
            kind.check().check(vector, tables, findings);
            vector.unread().forEach(name -> findings.fail("field '" + name + "' is unknown here"));
        } catch (VectorFormatException | StsException e) {
            findings.fail(String.valueOf(e.getMessage()));
        }
        return new VectorResult(file, id, findings.result());
    }

    private static VectorResult failed(String file, String id, String reason) {
        return new VectorResult(file, id, new Failed(reason));
    }
}
