package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.field.HexOctets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Made-up octets that stay the same for the same name. */
final class Octets {

    private static final int COUNT = 8;

    private Octets() {}

    static HexOctets eightOf(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new HexOctets(HexFormat.of().withUpperCase().formatHex(digest, 0, COUNT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
