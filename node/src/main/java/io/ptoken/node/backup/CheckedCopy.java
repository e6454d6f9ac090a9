package io.ptoken.node.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies bytes and tells how many there were and their SHA-256. */
final class CheckedCopy {

    private static final int BLOCK = 1 << 16;

    private CheckedCopy() {}

    /** What a file is. */
    static ArchivedFile of(Path file, String path) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream(), path, Long.MAX_VALUE);
        }
    }

    /**
     * Copies all there is.
     *
     * @param longest bytes; one more is refused as soon as it comes
     * @throws DamagedArchiveException when there is more
     */
    static ArchivedFile copy(InputStream in, OutputStream out, String path, long longest) throws IOException {
        MessageDigest digest = sha256();
        byte[] block = new byte[BLOCK];
        long size = 0;
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            size += read;
            if (size > longest) {
                throw new DamagedArchiveException(path + " is longer than its manifest says");
            }
            digest.update(block, 0, read);
            out.write(block, 0, read);
        }
        return new ArchivedFile(path, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
