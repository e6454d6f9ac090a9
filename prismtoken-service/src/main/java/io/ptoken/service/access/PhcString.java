package io.ptoken.service.access;

import io.ptoken.sts.InvalidValueException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash with its cost and salt, in the string form of the password hashing competition. Limits on the cost keep
 * a forged entry from eating the memory of the server.
 */
final class PhcString {

    private static final int DEFAULT_MEMORY_KIB = 19 * 1024;
    private static final int DEFAULT_PASSES = 2;

    private static final String EXPECTED = "a PHC string of Argon2id version 19 with at most 1 GiB and 16 passes";
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final int memoryKib;
    private final int passes;
    private final int lanes;
    private final byte[] salt;
    private final byte[] hash;

    private PhcString(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
        this.memoryKib = memoryKib;
        this.passes = passes;
        this.lanes = lanes;
        this.salt = salt;
        this.hash = hash;
    }

    /** The cost of new hashes under a salt; no hash yet. */
    static PhcString ofSalt(byte[] salt) {
        return new PhcString(DEFAULT_MEMORY_KIB, DEFAULT_PASSES, 1, salt.clone(), new byte[0]);
    }

    static PhcString parse(String phc) {
        Matcher fields = FORM.matcher(phc);
        if (!fields.matches()) {
            throw new InvalidValueException("password hash", "another text", EXPECTED);
        }
        int memory = Integer.parseInt(fields.group(1));
        int passes = Integer.parseInt(fields.group(2));
        int lanes = Integer.parseInt(fields.group(3));
        if (lanes < 1 || passes < 1 || passes > 16 || memory < 8 * lanes || memory > 1024 * 1024) {
            throw new InvalidValueException("password hash", "m=" + memory + ",t=" + passes + ",p=" + lanes, EXPECTED);
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new PhcString(memory, passes, lanes, base64.decode(fields.group(4)), base64.decode(fields.group(5)));
    }

    PhcString withHash(byte[] newHash) {
        return new PhcString(memoryKib, passes, lanes, salt, newHash.clone());
    }

    /** What Argon2id needs to compute a hash like this one. */
    Argon2Parameters parameters() {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build();
    }

    byte[] hash() {
        return hash.clone();
    }

    String format() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    /** Leaves salt and hash out. */
    @Override
    public String toString() {
        return "PhcString[m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "]";
    }
}
