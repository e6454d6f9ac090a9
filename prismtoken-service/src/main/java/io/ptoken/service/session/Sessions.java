package io.ptoken.service.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The open sessions of this process. An access token is 256 random bits, valid on any connection, and only its SHA-256 is
 * kept, so that a dump of the memory opens no session.
 *
 * <p>Clients do not sign out, and some sign in for every vend: an ended session is remembered for one more lifetime, to
 * answer "expired" instead of "unknown", and when there are too many the one that ends first makes room. Thread safe.
 */
public final class Sessions {

    private record Session(String username, Instant end) {}

    private final InstantSource clock;
    private final SecureRandom random;
    private final Duration lifetime;
    private final boolean sliding;
    private final int capacity;

    /** By hash of the access token, the session that ends first in front; guarded by this. */
    private final LinkedHashMap<String, Session> byHash = new LinkedHashMap<>();

    /**
     * @param lifetime how long a session lasts
     * @param sliding true: every use begins the lifetime anew
     * @param capacity how many sessions are kept, ended ones included
     */
    public Sessions(InstantSource clock, SecureRandom random, Duration lifetime, boolean sliding, int capacity) {
        this.clock = clock;
        this.random = random;
        this.lifetime = lifetime;
        this.sliding = sliding;
        this.capacity = capacity;
    }

    /** Opens a session and returns its access token, which is secret. */
    public String open(String username) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String accessToken = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        synchronized (this) {
            makeRoom(now);
            byHash.put(hash(accessToken), new Session(username, now.plus(lifetime)));
        }
        return accessToken;
    }

    /**
     * The user whose session this is.
     *
     * @throws ServiceException {@code EAuthentication.Token} with the reason {@code unknown} or {@code expired}
     */
    public String username(String accessToken) {
        String hash = hash(accessToken);
        Instant now = clock.instant();
        synchronized (this) {
            Session session = byHash.get(hash);
            if (session == null) {
                throw new ServiceException(ErrorCode.AUTHENTICATION_TOKEN, "unknown");
            }
            if (!now.isBefore(session.end())) {
                throw new ServiceException(ErrorCode.AUTHENTICATION_TOKEN, "expired");
            }
            if (sliding && now.plus(lifetime).isAfter(session.end())) {
                byHash.remove(hash);
                byHash.put(hash, new Session(session.username(), now.plus(lifetime)));
            }
            return session.username();
        }
    }

    /** How many sessions are kept, ended ones included. */
    synchronized int size() {
        return byHash.size();
    }

    private void makeRoom(Instant now) {
        Instant forgetBefore = now.minus(lifetime);
        Iterator<Map.Entry<String, Session>> eldestFirst = byHash.entrySet().iterator();
        while (eldestFirst.hasNext()) {
            boolean forgotten = eldestFirst.next().getValue().end().isBefore(forgetBefore);
            if (!forgotten && byHash.size() < capacity) {
                return;
            }
            eldestFirst.remove();
        }
    }

    private static String hash(String accessToken) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
