package io.ptoken.hsm.soft.seal;

import java.util.Arrays;

/** A state that lives as long as its module and no longer; zeroised on close. */
public final class MemoryFile implements StateFile {

    private byte[] content;

    /** @param content the first content; copied */
    public MemoryFile(byte[] content) {
        this.content = content.clone();
    }

    @Override
    public synchronized void replace(byte[] other) {
        Arrays.fill(content, (byte) 0);
        content = other.clone();
    }

    @Override
    public synchronized byte[] content() {
        return content.clone();
    }

    @Override
    public boolean isUncertain() {
        return false;
    }

    @Override
    public synchronized void close() {
        Arrays.fill(content, (byte) 0);
    }
}
