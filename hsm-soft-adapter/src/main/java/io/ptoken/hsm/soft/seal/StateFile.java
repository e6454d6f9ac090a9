package io.ptoken.hsm.soft.seal;

/** Where a module keeps its state. Implementations are thread safe. */
public interface StateFile extends AutoCloseable {

    /**
     * Puts a new content in place of the old one.
     *
     * @param content at most 16 MiB; the caller zeroises it
     * @throws SealedFileException when it cannot be written, or the file is not the module's any more
     */
    void replace(byte[] content);

    /** The content as it is now; the caller zeroises it. */
    byte[] content();

    /** True when the last attempt to write left open which content would be read after a crash. */
    boolean isUncertain();

    /** Gives the file back. */
    @Override
    void close();
}
