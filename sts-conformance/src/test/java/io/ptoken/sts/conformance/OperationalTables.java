package io.ptoken.sts.conformance;

import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.StaTablesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** The licensed tables, when the environment names their file. */
final class OperationalTables {

    private OperationalTables() {}

    static Optional<StaTables> find() {
        return Optional.ofNullable(System.getenv("PTOKEN_STA_TABLES"))
                .filter(name -> !name.isBlank())
                .map(OperationalTables::read);
    }

    /** A runner with the operational tables when there are any. */
    static ConformanceRunner runner() {
        return find().map(ConformanceRunner::withOperationalTables).orElseGet(ConformanceRunner::withSampleTables);
    }

    private static StaTables read(String name) {
        try {
            return StaTablesFile.read(Path.of(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
