package io.ptoken.hsm.protocol.frame;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Text of a frame to its line and back: four hex digits of CRC-16/ARC, then CR (module protocol sections 1.1, 1.2). */
public final class FrameWithCrc {

    static final byte CR = 0x0D;
    static final int CHECK_SUM_LENGTH = 4;
    static final int MIN_LENGTH = CommandCode.HEADER_LENGTH + CHECK_SUM_LENGTH;

    private static final int STATUS_LENGTH = 2;
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private FrameWithCrc() {}

    /**
     * The line of a text.
     *
     * @throws FrameException with NOT_PRINTABLE when a character is outside 0x20-0x7E
     */
    public static byte[] seal(String text) {
        requirePrintable(text);
        return seal(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The line of a text that is a secret and therefore stays out of strings; the array is neither kept nor changed. */
    public static byte[] seal(byte[] text) {
        byte[] line = new byte[text.length + CHECK_SUM_LENGTH + 1];
        System.arraycopy(text, 0, line, 0, text.length);
        String checkSum = UPPER.toHexDigits((char) Crc16.arc(text, 0, text.length));
        for (int i = 0; i < CHECK_SUM_LENGTH; i++) {
            line[text.length + i] = (byte) checkSum.charAt(i);
        }
        line[line.length - 1] = CR;
        return line;
    }

    /**
     * The frame in a line without its CR. The check sum may have digits of either case.
     *
     * @throws FrameException when it is none
     */
    public static Frame open(byte[] bytes, int offset, int length) {
        if (length < MIN_LENGTH) {
            throw new FrameException(FrameFault.TOO_SHORT, "got " + length + " characters, expected " + MIN_LENGTH);
        }
        for (int i = 0; i < length; i++) {
            if (!isPrintable(bytes[offset + i])) {
                throw new FrameException(FrameFault.NOT_PRINTABLE, "byte " + i + " is no printable ASCII");
            }
        }
        int textLength = length - CHECK_SUM_LENGTH;
        int expected = Crc16.arc(bytes, offset, textLength);
        if (expected != checkSum(bytes, offset + textLength)) {
            throw new FrameException(FrameFault.CHECK_SUM, "expected " + UPPER.toHexDigits((char) expected));
        }
        return parse(new String(bytes, offset, textLength, StandardCharsets.US_ASCII));
    }

    static Frame parse(String text) {
        CommandCode command = command(text);
        String rest = text.substring(CommandCode.HEADER_LENGTH);
        if (text.charAt(2) == '?') {
            return new RequestFrame(command, rest);
        }
        if (rest.length() < STATUS_LENGTH || !StatusCode.isStatus(rest.substring(0, STATUS_LENGTH))) {
            throw new FrameException(FrameFault.STATUS, "no status behind " + command.responseHeader());
        }
        return new ResponseFrame(
                command, new StatusCode(rest.substring(0, STATUS_LENGTH)), rest.substring(STATUS_LENGTH));
    }

    /** True when a header begins there, as far as the bytes go. */
    static boolean mayBeHeader(byte[] bytes, int offset, int end) {
        for (int i = 0; i < CommandCode.HEADER_LENGTH && offset + i < end; i++) {
            byte octet = bytes[offset + i];
            boolean fits = switch (i) {
                case 0 -> octet == 'S' || octet == 'G';
                case 1 -> octet == (bytes[offset] == 'S' ? 'M' : 'L');
                case 2 -> octet == '?' || octet == '!';
                default -> octet >= 'A' && octet <= 'Z';
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    static boolean isPrintable(int character) {
        return character >= 0x20 && character <= 0x7E;
    }

    static void requirePrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPrintable(text.charAt(i))) {
                throw new FrameException(FrameFault.NOT_PRINTABLE, "character " + i + " is no printable ASCII");
            }
        }
    }

    private static CommandCode command(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (text.length() < CommandCode.HEADER_LENGTH || !mayBeHeader(bytes, 0, bytes.length)) {
            throw new FrameException(FrameFault.HEADER, "expected SM or GL, ? or !, two capital letters");
        }
        return new CommandCode(
                CommandCode.Family.valueOf(text.substring(0, 2)), text.substring(3, CommandCode.HEADER_LENGTH));
    }

    private static int checkSum(byte[] bytes, int offset) {
        int value = 0;
        for (int i = 0; i < CHECK_SUM_LENGTH; i++) {
            int digit = Character.digit((char) bytes[offset + i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
