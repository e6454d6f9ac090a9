package io.ptoken.example;

import io.ptoken.kmc.TrustPolicy;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Whom the example format believes: the KMC whose anchor is given, and every module. */
record ExampleTrust(Octets anchor) implements TrustPolicy {

    static Octets digest(List<WrappedKey> keys) {
        return Octets.of(ExampleKeys.hash(
                ExampleSuite.ascii(keys.stream().map(WrappedKey::line).collect(Collectors.joining("\n")))));
    }

    private static void requireSigned(Octets key, String line, Octets signature) {
        if (!ExampleKeys.isSigned(key, ExampleRecord.before(line, "signed"), signature)) {
            throw new KeyLoadException(KeyLoadCode.SIGNATURE_INVALID, "got a signature that is another's");
        }
    }

    @Override
    public Approval checkKmcKey(KmcPublicKey key, Instant now) {
        requireSigned(anchor, key.line(), key.signature());
        return Approval.APPROVED;
    }

    @Override
    public void checkModuleKey(SmPublicKey key) {}

    @Override
    public void checkEnvironment(LoadRequest request) {}

    @Override
    public void checkEnvironment(LoadResponse response) {}

    @Override
    public void checkSignature(LoadRequest request, SmPublicKey registered) {
        requireSigned(registered.signingKey(), request.line(), request.signature());
    }

    @Override
    public void checkSignature(LoadResponse response, KmcPublicKey stored) {
        requireSigned(stored.signingKey(), response.line(), response.signature());
    }

    @Override
    public void checkTimes(LoadResponse response, KmcPublicKey stored, Instant requested, Instant now) {
        checkNotExpired(response, now);
    }

    @Override
    public void checkNotExpired(LoadResponse response, Instant now) {
        if (now.isAfter(response.validUntil())) {
            throw new KeyLoadException(KeyLoadCode.RESPONSE_EXPIRED, "the file is too old");
        }
    }

    @Override
    public void checkKeyList(KeyLoadFile file) {
        if (!digest(file.keys()).equals(file.response().keysDigest())) {
            throw new KeyLoadException(KeyLoadCode.DIGEST_MISMATCH, "the keys are not those of the response");
        }
    }
}
