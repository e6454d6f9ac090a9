package io.ptoken.hsm.protocol.frame;

/**
 * One request or response without check sum and CR (module protocol section 1.1). Bodies carry tokens and key-load records,
 * so {@code toString} tells only their length.
 */
public sealed interface Frame permits RequestFrame, ResponseFrame {

    /** Which command it asks for or answers. */
    CommandCode command();

    /** Everything behind the header, or behind the status of a response. */
    String body();

    /** The characters that the check sum covers. */
    String text();

    /** Text, check sum and CR, as it goes over a line. */
    default byte[] line() {
        return FrameWithCrc.seal(text());
    }

    /**
     * Reads the text of a frame whose check sum has been checked and removed.
     *
     * @throws FrameException when header or status are none
     */
    static Frame parse(String text) {
        return FrameWithCrc.parse(text);
    }
}
