package io.ptoken.service.vending.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.access.hash.Sha256;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import java.math.BigDecimal;

/**
 * SHA-256 over the name of a method and its parameters, to tell a repetition from another call. Every value goes in with
 * its length, so that no two lists of parameters look the same. Not thread safe.
 */
final class CallDigest {

    private static final int USUAL_LENGTH = 128;

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    private CallDigest() {}

    /** The digest of a call. */
    static CallDigest of(IssueCalls.ForMeter call) {
        CallDigest digest = of(call.method().wireName());
        for (Object parameter : call.parameters()) {
            digest.addAny(parameter);
        }
        return digest;
    }

    /** Begins the digest of a call. */
    static CallDigest of(String method) {
        return new CallDigest().add(method);
    }

    private void addAny(Object parameter) {
        if (parameter instanceof MeterConfig meter) {
            add(meter);
        } else if (parameter instanceof MeterConfigAmendment change) {
            add(change);
        } else if (parameter instanceof IssueTime time) {
            add(time);
        } else if (parameter instanceof BigDecimal amount) {
            add(amount);
        } else if (parameter instanceof Integer number) {
            add(number.longValue());
        } else if (parameter instanceof Boolean yes) {
            add(yes.booleanValue());
        } else {
            throw new IllegalArgumentException("no digest of " + parameter.getClass());
        }
    }

    /** Adds a number. */
    CallDigest add(long value) {
        return addAscii(Long.toString(value));
    }

    /** Adds a yes or no. */
    CallDigest add(boolean value) {
        return addAscii(Boolean.toString(value));
    }

    /** Adds an amount; 10 and 10.0 are the same amount. */
    CallDigest add(BigDecimal value) {
        return addAscii(value.stripTrailingZeros().toString());
    }

    /** Adds a time. */
    CallDigest add(IssueTime time) {
        return add(time.tokenTime()).add(time.flags());
    }

    /** Adds a change of configuration. */
    CallDigest add(MeterConfigAmendment change) {
        return add(change.toSgc()).add(change.toKrn()).add(change.toTi());
    }

    /** Adds every field of a meter. */
    CallDigest add(MeterConfig meter) {
        add(meter.drn()).add(meter.ea()).add(meter.tct());
        add(meter.sgc()).add(meter.krn()).add(meter.ti());
        add(meter.newConfig().isPresent());
        meter.newConfig().ifPresent(this::add);
        add(meter.allowKrnUpdate()).add(meter.ken()).add(meter.doe());
        return add(meter.allow3Kct()).add(meter.allowKenUpdate());
    }

    /** 64 hex digits. */
    String hex() {
        return Sha256.hex(text.toString().getBytes(UTF_8));
    }

    private CallDigest add(String value) {
        return add(value, value.getBytes(UTF_8).length);
    }

    private CallDigest addAscii(String value) {
        return add(value, value.length());
    }

    /** @param bytes how many bytes of the hashed text the value takes */
    private CallDigest add(String value, int bytes) {
        text.append(bytes).append(':').append(value);
        return this;
    }
}
