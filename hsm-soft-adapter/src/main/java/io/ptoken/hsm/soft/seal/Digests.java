package io.ptoken.hsm.soft.seal;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** SHA-256 and HMAC-SHA-256 over whole arrays. */
final class Digests {

    private static final int LENGTH = 32;

    private Digests() {}

    static byte[] sha256(byte[] data) {
        SHA256Digest digest = new SHA256Digest();
        digest.update(data, 0, data.length);
        byte[] result = new byte[LENGTH];
        digest.doFinal(result, 0);
        return result;
    }

    static byte[] hmac(byte[] key, byte[] data) {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        mac.update(data, 0, data.length);
        byte[] result = new byte[LENGTH];
        mac.doFinal(result, 0);
        return result;
    }
}
