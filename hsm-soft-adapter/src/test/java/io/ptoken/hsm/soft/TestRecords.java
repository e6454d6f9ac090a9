package io.ptoken.hsm.soft;

import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.sts.key.KeyBytesAccess;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/** Records altered by hand, with the CRC and, where wanted, the signature that belong to the new text. */
final class TestRecords {

    private TestRecords() {}

    /** The record with other values and the CRC of the new text; the signature stays as it was. */
    static KeyLoadRecord with(KeyLoadRecord record, Map<String, String> values) {
        return new KeyLoadRecord(withCrc(text(items(record, values))));
    }

    static KeyLoadRecord with(KeyLoadRecord record, String tag, String value) {
        return with(record, Map.of(tag, value));
    }

    static KeyLoadRecord without(KeyLoadRecord record, String tag) {
        Map<String, String> items = items(record, Map.of());
        items.remove(tag);
        return new KeyLoadRecord(withCrc(text(items)));
    }

    /** The record with other values, signed by that key. */
    static KeyLoadRecord signed(KeyLoadRecord record, Map<String, String> values, SecretOctets key) {
        Map<String, String> items = items(record, values);
        items.remove("SIG");
        items.put("SIG", signature(text(items), key));
        return new KeyLoadRecord(withCrc(text(items)));
    }

    static String value(KeyLoadRecord record, String tag) {
        return items(record, Map.of()).getOrDefault(tag, "");
    }

    /** Type, then tags in their order, without CRC. */
    private static Map<String, String> items(KeyLoadRecord record, Map<String, String> values) {
        Map<String, String> items = new LinkedHashMap<>();
        for (String item : record.line().split(";", -1)) {
            if (items.isEmpty()) {
                items.put("", item);
            } else if (!item.isEmpty()) {
                String tag = item.substring(0, 3);
                items.put(tag, values.getOrDefault(tag, item.substring(3)));
            }
        }
        items.remove("CRC");
        return items;
    }

    private static String text(Map<String, String> items) {
        StringBuilder text = new StringBuilder();
        items.forEach((tag, value) -> text.append(tag).append(value).append(';'));
        return text.toString();
    }

    /** @param text up to and including the semicolon before CRC */
    static String withCrc(String text) {
        return text + "CRC" + crc(text) + ";";
    }

    /** PKID with the CRC of its text. */
    static String pkid(String withoutCrc) {
        return withoutCrc + crc(withoutCrc);
    }

    private static String crc(String text) {
        int crc = 0xFFFF;
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            crc ^= Byte.toUnsignedInt(b);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
            }
        }
        return String.format("%04X", crc);
    }

    private static String signature(String text, SecretOctets key) {
        X9ECParameters curve = CustomNamedCurves.getByName("P-384");
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA384Digest()));
        BigInteger number = new BigInteger(1, key.bytes(KeyBytesAccess.grant()));
        signer.init(true, new ECPrivateKeyParameters(number, new ECDomainParameters(curve)));
        BigInteger[] pair = signer.generateSignature(sha384(text));
        return String.format("%096X%096X", pair[0], pair[1]);
    }

    private static byte[] sha384(String text) {
        try {
            return MessageDigest.getInstance("SHA-384").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An uncompressed point that is not on the curve. */
    static String noPoint() {
        return "04" + HexFormat.of().withUpperCase().formatHex(new byte[95]) + "01";
    }
}
