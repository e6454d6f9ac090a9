package io.ptoken.hsm.protocol.frame;

/**
 * The binary envelope of a frame on the network (module protocol section 1.4): two bytes with the length of what follows,
 * high byte first; six constant bytes; the line with its CR.
 */
final class Envelope {

    static final int LENGTH_BYTES = 2;
    static final int CONSTANT_BYTES = 6;
    static final int TEXT_OFFSET = LENGTH_BYTES + CONSTANT_BYTES;

    private Envelope() {}

    /** Value of the length for a line of that many characters without its CR. */
    static int lengthFor(int characters) {
        return CONSTANT_BYTES + characters + 1;
    }

    static byte[] wrap(byte[] line, long constant) {
        byte[] envelope = new byte[TEXT_OFFSET + line.length];
        int length = CONSTANT_BYTES + line.length;
        envelope[0] = (byte) (length >> 8);
        envelope[1] = (byte) length;
        for (int i = 0; i < CONSTANT_BYTES; i++) {
            envelope[LENGTH_BYTES + i] = (byte) (constant >> (8 * (CONSTANT_BYTES - 1 - i)));
        }
        System.arraycopy(line, 0, envelope, TEXT_OFFSET, line.length);
        return envelope;
    }
}
