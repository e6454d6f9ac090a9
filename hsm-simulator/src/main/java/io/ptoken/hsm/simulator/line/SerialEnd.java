package io.ptoken.hsm.simulator.line;

import java.io.IOException;

/** The module's end of a serial line. One thread reads and writes; any thread may ask it to close. */
interface SerialEnd {

    /** What the host opens, or the name of the port. */
    String name();

    /**
     * Waits a tenth of a second for bytes.
     *
     * @return how many came
     * @throws IOException when none can come any more
     */
    int read(byte[] into) throws IOException;

    /** Sends bytes; without flow control, bytes that nobody takes are lost. */
    void write(byte[] bytes) throws IOException;

    /** Gives the line back; called by the thread that reads. */
    void close();
}
