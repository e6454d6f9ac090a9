package io.ptoken.node.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes archives. */
final class ArchiveWriter {

    static final String MANIFEST = "manifest.json";
    static final String DATA = "data/";

    private ArchiveWriter() {}

    /**
     * Writes an archive durably.
     *
     * @param archive does not exist yet
     * @param from has each file of the manifest
     */
    static void write(Path archive, Manifest manifest, Workplace from) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(OwnerOnly.file(archive)))) {
            zip.setLevel(Deflater.BEST_SPEED); // most of it is a database: a better ratio would cost minutes
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(manifest.json());
            for (ArchivedFile file : manifest.files()) {
                zip.putNextEntry(new ZipEntry(DATA + file.path()));
                Files.copy(from.file(DATA + file.path()), zip);
            }
        }
        OwnerOnly.sync(archive);
    }
}
