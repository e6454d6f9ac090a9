package io.ptoken.kmc.ap1;

import io.ptoken.kmc.TrustPolicy;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.crypto.Points;
import io.ptoken.kmc.ap1.record.Shown;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whom STSKMS-AP1 believes: keys that a known trust anchor has signed, in the environment {@code TEST} and no other
 * (key-load profile sections 2.8-2.10). Thread safe.
 */
public final class Ap1TrustPolicy implements TrustPolicy {

    /** How much earlier than its request, by the module's clock, a response may be: clocks differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(24);

    private final Map<Ident, TrustAnchor> kmcAnchors;
    private final Map<Ident, TrustAnchor> moduleAnchors;
    private final boolean unapprovedKmcKeysAllowed;

    /**
     * @param kmcAnchors believed for KMCs, each name once
     * @param moduleAnchors believed for modules, each name once
     * @param unapprovedKmcKeysAllowed true to let keys of KMCs pass whose anchor is not known
     */
    public Ap1TrustPolicy(
            Collection<TrustAnchor> kmcAnchors,
            Collection<TrustAnchor> moduleAnchors,
            boolean unapprovedKmcKeysAllowed) {
        this.kmcAnchors = byName(kmcAnchors);
        this.moduleAnchors = byName(moduleAnchors);
        this.unapprovedKmcKeysAllowed = unapprovedKmcKeysAllowed;
    }

    private static Map<Ident, TrustAnchor> byName(Collection<TrustAnchor> anchors) {
        return anchors.stream().collect(Collectors.toUnmodifiableMap(TrustAnchor::name, Function.identity()));
    }

    @Override
    public Approval checkKmcKey(KmcPublicKey key, Instant now) {
        requireTest(key.environment());
        Optional<TrustAnchor> anchor = Optional.ofNullable(kmcAnchors.get(key.trustAnchor()));
        if (anchor.isPresent() || !unapprovedKmcKeysAllowed) {
            requireSigned(anchor, key.trustAnchor(), key.line(), key.signature());
        }
        requireKeys(key.kmcId(), key.agreementKey(), key.signingKey());
        if (now.isBefore(key.activeFrom())) {
            throw new KeyLoadException(
                    KeyLoadCode.KMC_KEY_NOT_YET_ACTIVE,
                    "ACT: got " + key.activeFrom() + ", expected at most now, " + now);
        }
        requireNotExpired(key, now);
        return anchor.isPresent() ? Approval.APPROVED : Approval.UNAPPROVED;
    }

    @Override
    public void checkModuleKey(SmPublicKey key) {
        requireTest(key.environment());
        Optional<TrustAnchor> anchor = Optional.ofNullable(moduleAnchors.get(key.trustAnchor()));
        requireSigned(anchor, key.trustAnchor(), key.line(), key.signature());
        requireKeys(key.moduleId(), key.agreementKey(), key.signingKey());
    }

    private static void requireSigned(Optional<TrustAnchor> anchor, Ident name, String line, Octets signature) {
        TrustAnchor known = anchor.orElseThrow(() -> new KeyLoadException(
                KeyLoadCode.UNKNOWN_TRUST_ANCHOR,
                "TAI: got '" + name + "', expected a trust anchor that is known here"));
        requireSigned("the trust anchor " + name, known.signingKey(), line, signature);
    }

    private static void requireSigned(String who, Octets key, String line, Octets signature) {
        if (!Signing.isSigned(line, signature, key)) {
            throw new KeyLoadException(
                    KeyLoadCode.SIGNATURE_INVALID,
                    "SIG: got one that is not by " + who + " over this text, expected one");
        }
    }

    private static void requireKeys(Pkid id, Octets agreement, Octets signing) {
        Points.require("AGP", agreement);
        Points.require("SGP", signing);
        Octets fingerprint = Points.fingerprint(agreement, signing);
        if (!fingerprint.equals(id.fingerprint())) {
            throw new KeyLoadException(
                    KeyLoadCode.FINGERPRINT_MISMATCH,
                    id.kind() + ": got the fingerprint " + id.fingerprint() + ", expected that of AGP and SGP, "
                            + fingerprint);
        }
    }

    @Override
    public void checkEnvironment(LoadRequest request) {
        requireTest(request.environment());
    }

    @Override
    public void checkEnvironment(LoadResponse response) {
        requireTest(response.environment());
    }

    private static void requireTest(String environment) {
        if (!environment.equals(Ap1Suite.ENVIRONMENT)) {
            throw new KeyLoadException(
                    KeyLoadCode.ENV_NOT_TEST,
                    "ENV: got " + Shown.of(environment) + ", expected 'TEST' (" + Ap1Codec.PROFILE + ")");
        }
    }

    @Override
    public void checkSignature(LoadRequest request, SmPublicKey registered) {
        requireSigned("the module", registered.signingKey(), request.line(), request.signature());
    }

    @Override
    public void checkSignature(LoadResponse response, KmcPublicKey stored) {
        requireSigned("the KMC", stored.signingKey(), response.line(), response.signature());
    }

    @Override
    public void checkTimes(LoadResponse response, KmcPublicKey stored, Instant requested, Instant now) {
        Instant issued = response.issued();
        if (response.validUntil().isBefore(issued)) {
            throw new KeyLoadException(
                    KeyLoadCode.RESPONSE_TIME,
                    "VTO: got " + response.validUntil() + ", expected a time not before ISS " + issued);
        }
        if (issued.isBefore(requested.minus(CLOCK_DIFFERENCE))) {
            throw new KeyLoadException(
                    KeyLoadCode.RESPONSE_TIME,
                    "ISS: got " + issued + ", expected at most 24 hours before RTM of the request, " + requested);
        }
        checkNotExpired(response, now);
        requireNotExpired(stored, now);
    }

    @Override
    public void checkNotExpired(LoadResponse response, Instant now) {
        if (now.isAfter(response.validUntil())) {
            throw new KeyLoadException(
                    KeyLoadCode.RESPONSE_EXPIRED,
                    "VTO: got " + response.validUntil() + ", expected at least now, " + now);
        }
    }

    private static void requireNotExpired(KmcPublicKey key, Instant now) {
        if (now.isAfter(key.usableUntil())) {
            throw new KeyLoadException(
                    KeyLoadCode.KMC_KEY_EXPIRED, "EXP: got " + key.usableUntil() + ", expected at least now, " + now);
        }
    }

    @Override
    public void checkKeyList(KeyLoadFile file) {
        Octets digest =
                KlfAssembly.digest(file.keys().stream().map(WrappedKey::line).toList());
        if (!digest.equals(file.response().keysDigest())) {
            throw new KeyLoadException(
                    KeyLoadCode.DIGEST_MISMATCH,
                    "DIG: got " + file.response().keysDigest() + ", expected that of the vending keys in this file, "
                            + digest);
        }
    }
}
