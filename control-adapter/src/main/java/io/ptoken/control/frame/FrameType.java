package io.ptoken.control.frame;

import io.ptoken.control.Secret;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a frame is, and how long its body may be. */
public enum FrameType {
    /** Both sides, first of all: version of the protocol, program. JSON. */
    HELLO(1, 2, Most.HELLO),
    /** From the caller: what is to be done. JSON. */
    CALL(2, 2, Most.JSON),
    /** From the server: what the call gave. JSON. */
    RESULT(3, 2, Most.JSON),
    /** From the server: why the call is not carried out. JSON. */
    REFUSAL(4, 2, Most.JSON),
    /** From the server: what it asks. JSON. */
    QUESTION(5, 2, Most.JSON),
    /** From the caller: the answer to a question for text, or yes or no. JSON. */
    ANSWER_TEXT(6, 2, Most.JSON),
    /** From the caller: the answer to a question for a secret. The bytes themselves. */
    ANSWER_SECRET(7, 0, Secret.MOST_BYTES),
    /** From the server, to be shown and not to be stored: length of the label in two bytes, label, secret. */
    SHOW_SECRET(8, 2, 2 + Most.LABEL + Secret.MOST_BYTES),
    /** From the caller: the secret has been shown. Empty. */
    SHOWN(9, 0, 0),
    /** From the server: how far it is. JSON. */
    PROGRESS(10, 2, Most.JSON),
    /** From the server: data follows. JSON. */
    DATA_COMING(11, 2, Most.JSON),
    /** From the server: the caller is to send data. JSON. */
    DATA_WANTED(12, 2, Most.JSON),
    /** Both ways: a piece of data. */
    DATA(13, 1, Most.PIECE),
    /** Both ways: that was all; length and SHA-256. JSON. */
    DATA_END(14, 2, Most.JSON),
    /** From the caller: all of it has come and is kept. Empty. */
    DATA_TAKEN(15, 0, 0),
    /** From the caller, at any time: the call is to end. Empty. */
    CANCEL(16, 0, 0),
    /** From the caller: no more calls. Empty. */
    BYE(17, 0, 0);

    /** Lengths of bodies in bytes. */
    private static final class Most {
        private static final int HELLO = 4 * 1024;
        private static final int JSON = 2 * 1024 * 1024;
        private static final int LABEL = 1024;
        private static final int PIECE = 1024 * 1024;
    }

    /** The longest label of a secret in bytes. */
    public static final int MOST_LABEL = Most.LABEL;

    private static final FrameType[] ALL = values();

    private final int code;
    private final int least;
    private final int most;

    FrameType(int code, int least, int most) {
        this.code = code;
        this.least = least;
        this.most = most;
    }

    /** The byte in the frame. */
    public int code() {
        return code;
    }

    /** The longest body in bytes. */
    public int most() {
        return most;
    }

    /** The type with this byte. */
    static Optional<FrameType> of(byte code) {
        int index = (code & 0xFF) - 1;
        return index >= 0 && index < ALL.length ? Optional.of(ALL[index]) : Optional.empty();
    }

    /** Throws before anything is allocated for a body that is too long. */
    void requireLength(int length) throws FrameException {
        if (length < least || length > most) {
            throw new FrameException("frame " + this + ": got a length of " + Integer.toUnsignedString(length)
                    + " bytes, expected " + least + " to " + most);
        }
    }

    /** One of these alone may come now. */
    FrameType requireAmong(Set<FrameType> expected) throws FrameException {
        if (!expected.contains(this)) {
            throw new FrameException("got frame " + this + ", expected " + EnumSet.copyOf(expected));
        }
        return this;
    }
}
