package io.ptoken.hsm.soft.seal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that fails in one step when told to. */
public final class FaultyDisk implements Disk {

    /** Where it fails. */
    public enum Step {
        WRITE("No space left on device"),
        SYNC("Input/output error"),
        RENAME("Read-only file system"),
        SYNC_FOLDER("Input/output error");

        private final String text;

        Step(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    private volatile Optional<Step> failing = Optional.empty();
    private final AtomicInteger written = new AtomicInteger();
    private volatile int synced;

    public void failAt(Step step) {
        failing = Optional.of(step);
    }

    public void heal() {
        failing = Optional.empty();
    }

    /** How many drafts were written in full. */
    int written() {
        return written.get();
    }

    /** Number of the last draft that was synced. */
    int synced() {
        return synced;
    }

    /** Opens a file on this disk. */
    public SealedFile.Opened open(Path path, SealingSecret secret, SecureRandom random) {
        return SealedFile.open(path, secret, random, this);
    }

    private void perhapsFail(Step step) throws IOException {
        if (failing.equals(Optional.of(step))) {
            throw new IOException(step.text());
        }
    }

    @Override
    public void write(FileChannel draft, byte[] content) throws IOException {
        if (failing.equals(Optional.of(Step.WRITE))) {
            Disk.super.write(draft, Arrays.copyOf(content, content.length / 2));
        }
        perhapsFail(Step.WRITE);
        Disk.super.write(draft, content);
        written.incrementAndGet();
    }

    @Override
    public void sync(FileChannel draft) throws IOException {
        perhapsFail(Step.SYNC);
        Disk.super.sync(draft);
        synced = written.get();
    }

    @Override
    public void rename(Path draft, Path file) throws IOException {
        perhapsFail(Step.RENAME);
        Disk.super.rename(draft, file);
    }

    @Override
    public void syncFolder(Path file) throws IOException {
        perhapsFail(Step.SYNC_FOLDER);
        Disk.super.syncFolder(file);
    }
}
