package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.TrustPolicy;
import io.ptoken.kmc.agreement.KeyAgreementSuite.AnswerTerms;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.Ap1Suite;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.ap1.KmcDetails;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.text.Ident;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A KMC of key-loading tests, whose keys a test may use to sign what no KMC would. */
public final class TestKmc {

    public static final SecureRandom RANDOM = new SecureRandom();
    static final TrustAnchorKey ANCHOR = TrustAnchorKey.create(new Ident("STSA-TEST-ROOT-1"), RANDOM);
    static final TrustPolicy TRUST = new Ap1TrustPolicy(List.of(ANCHOR.anchor()), List.of(), false);
    public static final Ap1Codec CODEC = new Ap1Codec();
    static final Ap1Suite SUITE = new Ap1Suite();
    static final Instant ACTIVE = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant EXPIRES = Instant.parse("2030-12-31T23:59:59Z");

    final KmcIdentity identity;

    /** The records of one key-load file. */
    public record Klf(KeyLoadRecord response, List<KeyLoadRecord> keys) {

        static Klf of(KeyLoadFile file) {
            return new Klf(
                    new KeyLoadRecord(file.response().line()),
                    file.keys().stream()
                            .map(key -> new KeyLoadRecord(key.line()))
                            .toList());
        }

        public KeyLoadRecord key(int sequence) {
            return keys.get(sequence - 1);
        }
    }

    TestKmc(String serial) {
        this.identity = ANCHOR.issue(
                new KmcDetails(new Ident("STSA"), new Ident(serial), "Test KMC " + serial, ACTIVE, ACTIVE, EXPIRES),
                RANDOM);
    }

    public KmcId id() {
        return new KmcId(identity.kmcId().text());
    }

    KeyLoadRecord publicKey() {
        return new KeyLoadRecord(identity.publicKey().line());
    }

    SecretOctets signingKey() {
        return identity.keys().signing();
    }

    public Klf answer(KeyLoading module, KeyLoadRecord request, KeyToWrap... keys) {
        return answer(module.publicKey(), request, NOW, NOW.plus(Duration.ofDays(28)), List.of(keys));
    }

    public Klf answer(
            KeyLoadRecord module, KeyLoadRecord request, Instant issued, Instant validUntil, List<KeyToWrap> keys) {
        return Klf.of(SUITE.kmc()
                .answer(
                        identity,
                        CODEC.parseSmPublicKey(module.line()),
                        CODEC.parseLoadRequest(request.line()),
                        new AnswerTerms(issued, validUntil, keys),
                        RANDOM));
    }

    /** KC. */
    public KeyLoadRecord begin(KeyLoading module) {
        return module.acceptKmcKey(publicKey(), false).request();
    }

    /** KC and KR: the slot is LOADING. */
    public Klf startLoading(KeyLoading module, KeyToWrap... keys) {
        Klf file = answer(module, begin(module), keys);
        module.acceptResponse(id(), file.response());
        return file;
    }

    /** KC, KR, every KL and KF: the slot is ACTIVE. */
    public List<LoadedKey> loadAll(KeyLoading module, KeyToWrap... keys) {
        Klf file = startLoading(module, keys);
        List<LoadedKey> loaded =
                file.keys().stream().map(key -> module.loadKey(id(), key)).toList();
        module.endLoading(id());
        return loaded;
    }
}
