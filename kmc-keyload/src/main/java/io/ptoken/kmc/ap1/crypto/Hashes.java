package io.ptoken.kmc.ap1.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests, MACs and the byte strings they are taken over (key-load profile section 2.6). */
public final class Hashes {

    private static final String HMAC_SHA384 = "HmacSHA384";

    private Hashes() {}

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] sha384(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-384");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-384", e);
        }
    }

    public static byte[] hmacSha384(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA384);
            mac.init(new SecretKeySpec(key, HMAC_SHA384));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC_SHA384, e);
        }
    }

    public static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    /** LV: two bytes of length, then the bytes. */
    public static byte[] lengthAndValue(byte[] value) {
        return ByteBuffer.allocate(Short.BYTES + value.length)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    public static byte[] lengthAndValue(String value) {
        return lengthAndValue(ascii(value));
    }
}
