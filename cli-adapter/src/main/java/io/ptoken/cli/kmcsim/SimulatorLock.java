package io.ptoken.cli.kmcsim;

import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second command away: each one reads the whole state and writes it back, so that of two at a time one would be
 * forgotten.
 */
final class SimulatorLock implements AutoCloseable {

    private final FileChannel channel;

    private SimulatorLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws CommandFailure when another command has it */
    static SimulatorLock of(SimulatorDirectory directory) throws IOException {
        FileChannel channel = FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw new CommandFailure(
                    "the KMC in " + directory.root() + " is in use by another command; repeat this one afterwards");
        }
        return new SimulatorLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
