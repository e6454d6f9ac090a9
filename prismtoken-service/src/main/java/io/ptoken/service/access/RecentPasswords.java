package io.ptoken.service.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Spares clients that sign in for every vend the cost of {@link PasswordHasher}: a password that was right a moment ago is
 * recognised by an HMAC-SHA-256 over the stored hash and the password, under a key that exists in this process only. A
 * wrong password, a new one, and the name of no account always cost the full hash, so guessing gets no cheaper. Thread
 * safe.
 */
public final class RecentPasswords {

    private static final int CAPACITY = 1000;

    private final PasswordHasher hasher;
    private final InstantSource clock;
    private final Duration memory;
    private final byte[] key = new byte[32];

    /** When each right password is to be forgotten, by its HMAC, the first in front; guarded by this. */
    private final LinkedHashMap<String, Instant> forgetAt = new LinkedHashMap<>();

    /** @param memory how long a right password is recognised; zero switches this off */
    public RecentPasswords(PasswordHasher hasher, InstantSource clock, SecureRandom random, Duration memory) {
        this.hasher = hasher;
        this.clock = clock;
        this.memory = memory;
        random.nextBytes(key);
    }

    /** As {@link PasswordHasher#matches}. */
    public boolean matches(char[] password, String phc) {
        return matches(password, phc, BooleanSupplier::getAsBoolean);
    }

    /**
     * As above.
     *
     * @param turn asks for the hash when it is the caller's turn, if it comes to that
     */
    public boolean matches(char[] password, String phc, Predicate<BooleanSupplier> turn) {
        String mac = mac(password, phc);
        return isKnown(mac) || turn.test(() -> isKnown(mac) || matchesAnew(password, phc, mac));
    }

    private boolean matchesAnew(char[] password, String phc, String mac) {
        boolean matches = hasher.matches(password, phc);
        if (matches && !memory.isZero()) {
            remember(mac);
        }
        return matches;
    }

    /** As {@link PasswordHasher#matches}, whatever is remembered: for an account that is refused all the same. */
    public boolean matchesAtFullCost(char[] password, String phc) {
        return hasher.matches(password, phc);
    }

    /** As {@link PasswordHasher#matchesUnknownAccount}. */
    public boolean matchesUnknownAccount(char[] password) {
        return hasher.matchesUnknownAccount(password);
    }

    private synchronized boolean isKnown(String mac) {
        Instant end = forgetAt.get(mac);
        return end != null && clock.instant().isBefore(end);
    }

    private synchronized void remember(String mac) {
        Instant now = clock.instant();
        forgetAt.remove(mac);
        forgetAt.put(mac, now.plus(memory));
        Iterator<Instant> firstInFront = forgetAt.values().iterator();
        while (firstInFront.hasNext() && (firstInFront.next().isBefore(now) || forgetAt.size() > CAPACITY)) {
            firstInFront.remove();
        }
    }

    private String mac(char[] password, String phc) {
        HMac hmac = new HMac(new SHA256Digest());
        hmac.init(new KeyParameter(key));
        byte[] secret = new String(password).getBytes(UTF_8);
        byte[] hash = (phc + "\n").getBytes(UTF_8);
        byte[] mac = new byte[hmac.getMacSize()];
        hmac.update(hash, 0, hash.length);
        hmac.update(secret, 0, secret.length);
        hmac.doFinal(mac, 0);
        Arrays.fill(secret, (byte) 0);
        return HexFormat.of().formatHex(mac);
    }
}
