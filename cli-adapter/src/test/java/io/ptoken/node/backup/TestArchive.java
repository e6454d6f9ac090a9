package io.ptoken.node.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An archive taken apart, to be put together otherwise. */
final class TestArchive {

    final Map<String, byte[]> entries = new LinkedHashMap<>();

    static TestArchive of(Path file) {
        TestArchive archive = new TestArchive();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    archive.entries.put(entry.getName(), in.readAllBytes());
                }
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of an entry that there is. */
    byte[] entry(String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    Manifest manifest() {
        try {
            return Manifest.of(entry("manifest.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String manifestText() {
        return new String(entry("manifest.json"), ISO_8859_1);
    }

    void manifest(String text) {
        entries.put("manifest.json", text.getBytes(ISO_8859_1));
    }

    void files(List<ArchivedFile> files) {
        Manifest old = manifest();
        Manifest manifest = new Manifest(
                old.format(),
                old.version(),
                old.made(),
                old.program(),
                old.machine(),
                old.store(),
                files,
                old.notIncluded());
        try {
            entries.put("manifest.json", manifest.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another file that the manifest tells rightly. */
    void add(String path, String content) {
        entries.put("data/" + path, content.getBytes(ISO_8859_1));
        List<ArchivedFile> files = new ArrayList<>(manifest().files());
        files.add(told(path));
        files(files);
    }

    /** What the manifest says of a file is what it is. */
    void tellRightly(String path) {
        files(manifest().files().stream()
                .map(file -> file.path().equals(path) ? told(path) : file)
                .toList());
    }

    private ArchivedFile told(String path) {
        try {
            return CheckedCopy.copy(
                    new ByteArrayInputStream(entry("data/" + path)),
                    OutputStream.nullOutputStream(),
                    path,
                    Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(Path file) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
