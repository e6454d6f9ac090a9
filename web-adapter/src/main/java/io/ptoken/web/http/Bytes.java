package io.ptoken.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Bytes that nobody changes. Thread safe. */
public final class Bytes {

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** These, which the caller does not change any more. */
    public static Bytes of(byte[] content) {
        return new Bytes(content);
    }

    /** A text in UTF-8. */
    public static Bytes of(String text) {
        return new Bytes(text.getBytes(UTF_8));
    }

    /** How many. */
    public int size() {
        return content.length;
    }

    /** To be read from. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /** The same by gzip. */
    Bytes zipped() {
        return new Bytes(Gzip.of(content));
    }
}
