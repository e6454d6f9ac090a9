package io.ptoken.service.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over the name of a method and its parameters, to tell a repetition from another call. Every value goes in with
 * its length, so that no two lists of parameters look the same. Not thread safe.
 */
public final class CallDigest {

    private final MessageDigest digest;

    private CallDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Begins the digest of a call. */
    public static CallDigest of(String method) {
        return new CallDigest().add(method);
    }

    /** Adds a number. */
    public CallDigest add(long value) {
        return add(Long.toString(value));
    }

    /** Adds a yes or no. */
    public CallDigest add(boolean value) {
        return add(Boolean.toString(value));
    }

    /** Adds an amount; 10 and 10.0 are the same amount. */
    public CallDigest add(BigDecimal value) {
        return add(value.stripTrailingZeros().toString());
    }

    /** Adds a time. */
    public CallDigest add(IssueTime time) {
        return add(time.tokenTime()).add(time.flags());
    }

    /** Adds a change of configuration. */
    public CallDigest add(MeterConfigAmendment change) {
        return add(change.toSgc()).add(change.toKrn()).add(change.toTi());
    }

    /** Adds every field of a meter. */
    public CallDigest add(MeterConfig meter) {
        add(meter.drn()).add(meter.ea()).add(meter.tct());
        add(meter.sgc()).add(meter.krn()).add(meter.ti());
        add(meter.newConfig().isPresent());
        meter.newConfig().ifPresent(this::add);
        add(meter.allowKrnUpdate()).add(meter.ken()).add(meter.doe());
        return add(meter.allow3Kct()).add(meter.allowKenUpdate());
    }

    /** 64 hex digits. The digest cannot be used any more. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private CallDigest add(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
        return this;
    }
}
