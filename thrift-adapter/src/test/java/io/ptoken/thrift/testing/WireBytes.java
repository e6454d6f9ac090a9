package io.ptoken.thrift.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes a call byte by byte, without any Thrift library: what is sent is what stands in the test. */
public final class WireBytes {

    private static final int STRICT_CALL = 0x8001_0001;
    private static final int CALL = 1;
    private static final int BOOL = 2;
    private static final int DOUBLE = 4;
    private static final int I16 = 6;
    private static final int I32 = 8;
    private static final int I64 = 10;
    private static final int STRING = 11;
    private static final int STRUCT = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private WireBytes() {}

    /** A call with a header that begins with the version. */
    public static WireBytes strictCall(String method, int sequenceId) {
        return new WireBytes().int32(STRICT_CALL).text(method).int32(sequenceId);
    }

    /** A call with the older header, which begins with the length of the name. */
    public static WireBytes unversionedCall(String method, int sequenceId) {
        return new WireBytes().text(method).int8(CALL).int32(sequenceId);
    }

    public WireBytes bool(int id, boolean value) {
        return field(BOOL, id).int8(value ? 1 : 0);
    }

    public WireBytes i16(int id, int value) {
        return field(I16, id).int16(value);
    }

    public WireBytes i32(int id, int value) {
        return field(I32, id).int32(value);
    }

    public WireBytes i64(int id, long value) {
        return field(I64, id)
                .bytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    public WireBytes real(int id, double value) {
        return field(DOUBLE, id)
                .bytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    public WireBytes string(int id, String value) {
        return field(STRING, id).text(value);
    }

    /** Begins a struct, which {@link #stop} ends. */
    public WireBytes struct(int id) {
        return field(STRUCT, id);
    }

    /** Ends a struct, and at last the arguments. */
    public WireBytes stop() {
        return int8(0);
    }

    /** All of it with the length of the frame in front, as hex. */
    public String frame() {
        return HexFormat.of().toHexDigits(out.size()) + HexFormat.of().formatHex(out.toByteArray());
    }

    private WireBytes field(int type, int id) {
        return int8(type).int16(id);
    }

    private WireBytes text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return int32(utf8.length).bytes(utf8);
    }

    private WireBytes int8(int value) {
        out.write(value);
        return this;
    }

    private WireBytes int16(int value) {
        return bytes(ByteBuffer.allocate(Short.BYTES).putShort((short) value).array());
    }

    private WireBytes int32(int value) {
        return bytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    private WireBytes bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }
}
