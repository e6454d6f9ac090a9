package io.ptoken.node.backup;

import static io.ptoken.node.backup.ArchiveWriter.DATA;
import static io.ptoken.node.backup.ArchiveWriter.MANIFEST;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads archives, which may be damaged or made to do harm: nothing is read that the manifest does not name, never more of it
 * than the manifest says, and each file is what its hash says or refused.
 */
final class ArchiveReader implements AutoCloseable {

    private static final int LONGEST_MANIFEST = 16 << 20;

    /** Where the content of an archive goes. */
    @FunctionalInterface
    interface Target {

        /** Where that of one file goes. */
        OutputStream open(ArchivedFile file) throws IOException;

        /** It is only looked at. */
        Target NOWHERE = file -> OutputStream.nullOutputStream();
    }

    private final ZipFile zip;
    private final Manifest manifest;

    private ArchiveReader(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens an archive whose manifest and list of files are in order; the caller closes it.
     *
     * @throws DamagedArchiveException when they are not
     * @throws IOException when it cannot be read
     */
    static ArchiveReader open(Path archive) throws IOException {
        ZipFile zip = zip(archive);
        boolean opened = false;
        try {
            Map<String, ZipEntry> entries = entries(zip);
            Manifest manifest = manifest(zip, entries);
            requireSame(entries.keySet(), manifest.files());
            opened = true;
            return new ArchiveReader(zip, manifest);
        } finally {
            if (!opened) {
                zip.close();
            }
        }
    }

    private static ZipFile zip(Path archive) throws IOException {
        try {
            return new ZipFile(archive.toFile());
        } catch (ZipException e) {
            throw new DamagedArchiveException("it is no archive, or was cut", e);
        }
    }

    private static Map<String, ZipEntry> entries(ZipFile zip) throws DamagedArchiveException {
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        for (ZipEntry entry : zip.stream().toList()) {
            if (entries.put(entry.getName(), entry) != null) {
                throw new DamagedArchiveException(ArchivePaths.shown(entry.getName()) + " is in it twice");
            }
        }
        return entries;
    }

    private static Manifest manifest(ZipFile zip, Map<String, ZipEntry> entries) throws IOException {
        ZipEntry entry = entries.get(MANIFEST);
        if (entry == null) {
            throw new DamagedArchiveException("it has no " + MANIFEST);
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            CheckedCopy.copy(in, json, MANIFEST, LONGEST_MANIFEST);
        } catch (ZipException | EOFException e) {
            throw new DamagedArchiveException(MANIFEST + " is damaged", e);
        }
        if (sum.getValue() != entry.getCrc()) {
            throw new DamagedArchiveException(MANIFEST + " is damaged");
        }
        return Manifest.of(json.toByteArray());
    }

    private static void requireSame(Set<String> entries, List<ArchivedFile> files) throws DamagedArchiveException {
        ArchivePaths.requireFit(files);
        Set<String> expected = new HashSet<>(Set.of(MANIFEST));
        files.forEach(file -> expected.add(DATA + file.path()));
        for (String name : entries) {
            if (!expected.remove(name)) {
                throw new DamagedArchiveException(ArchivePaths.shown(name) + " is not in its manifest");
            }
        }
        if (!expected.isEmpty()) {
            throw new DamagedArchiveException(expected.iterator().next() + " is missing");
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Reads everything.
     *
     * @throws DamagedArchiveException when something is not what the manifest says
     */
    void read(Target target) throws IOException {
        for (ArchivedFile file : manifest.files()) {
            ZipEntry entry = zip.getEntry(DATA + file.path());
            try (InputStream in = zip.getInputStream(entry);
                    OutputStream out = target.open(file)) {
                requireSame(file, CheckedCopy.copy(in, out, file.path(), file.size()));
            } catch (ZipException | EOFException e) {
                throw new DamagedArchiveException(file.path() + " is damaged", e);
            }
        }
    }

    private static void requireSame(ArchivedFile expected, ArchivedFile read) throws DamagedArchiveException {
        if (!read.equals(expected)) {
            throw new DamagedArchiveException(
                    expected.path() + " is not what its manifest says: size or SHA-256 differ");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
