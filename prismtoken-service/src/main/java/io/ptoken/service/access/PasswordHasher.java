package io.ptoken.service.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

/**
 * Hashes passwords with Argon2id and writes them as PHC strings, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * <p>The cost is the OWASP minimum: 19 MiB, two passes, one lane; 46 ms of one core, measured on a busy machine with two
 * cores under JDK 17. That bounds sign-ins to some twenty per second and core, too few for clients that sign in for each
 * vend; {@link RecentPasswords} is for them. At most {@code concurrent} hashes run at a time and callers
 * beyond that wait in order of arrival: a burst of sign-ins costs time, never memory. Thread safe.
 */
public final class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** As costly to check as the hash of an account; nobody knows a password for it. */
    private static final String UNKNOWN_ACCOUNT = PhcString.ofSalt(new byte[SALT_BYTES])
            .withHash(new byte[HASH_BYTES])
            .format();

    private final SecureRandom random;
    private final Semaphore permits;
    private final AtomicLong hashesMade = new AtomicLong();

    /**
     * @param random source of salts
     * @param concurrent how many hashes may run at a time, at least 1; each takes 19 MiB
     */
    public PasswordHasher(SecureRandom random, int concurrent) {
        this.random = random;
        this.permits = new Semaphore(concurrent, true);
    }

    /** As many hashes at a time as the machine has processors. */
    public PasswordHasher(SecureRandom random) {
        this(random, Runtime.getRuntime().availableProcessors());
    }

    /** The PHC string of a password under a fresh salt. */
    public String hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        PhcString cost = PhcString.ofSalt(salt);
        return cost.withHash(derive(cost, password, HASH_BYTES)).format();
    }

    /**
     * True when {@code password} is the one that was hashed; compared in constant time.
     *
     * @throws io.ptoken.sts.InvalidValueException when {@code phc} is not a PHC string of Argon2id
     */
    public boolean matches(char[] password, String phc) {
        PhcString stored = PhcString.parse(phc);
        return MessageDigest.isEqual(derive(stored, password, stored.hash().length), stored.hash());
    }

    /** Takes as long as {@link #matches} for an account that does not exist; never a match. */
    public boolean matchesUnknownAccount(char[] password) {
        matches(password, UNKNOWN_ACCOUNT);
        return false;
    }

    /** How many hashes were computed, each at its full cost. */
    public long hashesMade() {
        return hashesMade.get();
    }

    private byte[] derive(PhcString cost, char[] password, int bytes) {
        byte[] secret = new String(password).getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[bytes];
        permits.acquireUninterruptibly();
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(cost.parameters());
            argon2.generateBytes(secret, hash);
            hashesMade.incrementAndGet();
            return hash;
        } finally {
            permits.release();
            Arrays.fill(secret, (byte) 0);
        }
    }
}
