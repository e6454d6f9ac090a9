package io.ptoken.store.jdbc.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * Room that is kept for the audit log of a full disk: a file beside the database, given up when it is needed and made again
 * when there is room. Belongs to the writer's thread; several processes may share it.
 */
final class SqliteReserve {

    /** A row of the audit log takes some pages of the log of SQLite, 24 KiB or so with a sync of its own. */
    static final int BYTES = 4 * 1024 * 1024;

    private static final int BLOCK = 64 * 1024;

    private final Path file;

    /** @param database beside which it lies */
    SqliteReserve(Path database) {
        this.file = database.resolveSibling(database.getFileName() + "-reserve");
    }

    /** True when it is there: it is made where the disk has as much again. */
    boolean keep() {
        if (Files.exists(file)) {
            return true;
        }
        try {
            if (Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < 2L * BYTES) {
                return false;
            }
            NewDatabaseFile.makeIfMissing(file);
            fill();
            return true;
        } catch (IOException e) {
            giveUp();
            return false;
        }
    }

    /** True when there was something to give up. */
    boolean giveUp() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }

    /** With bytes that no file system can make smaller. */
    private void fill() throws IOException {
        SplittableRandom noise = new SplittableRandom(BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            byte[] block = new byte[BLOCK];
            for (int written = 0; written < BYTES; written += BLOCK) {
                noise.nextBytes(block);
                ByteBuffer left = ByteBuffer.wrap(block);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
            channel.force(true);
        }
    }
}
