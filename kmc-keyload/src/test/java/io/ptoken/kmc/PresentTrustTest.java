package io.ptoken.kmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.kmc.TrustPolicy.Approval;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.ap1.KmcDetails;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.KeyLoadException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is believed is asked for anew at each check. */
class PresentTrustTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final TrustAnchorKey anchor = TrustAnchorKey.create(new Ident("ROOT"), random);
    private final KmcPublicKey kmc = anchor.issue(
                    new KmcDetails(
                            new Ident("STSA"), new Ident("KMC-1"), "Test KMC", NOW, NOW, NOW.plusSeconds(86_400)),
                    random)
            .publicKey();

    @Test
    void believesAnAnchorFromWhenItIsKnown() {
        List<TrustAnchor> known = new ArrayList<>();
        TrustPolicy trust = new PresentTrust(() -> new Ap1TrustPolicy(known, List.of(), false));

        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> trust.checkKmcKey(kmc, NOW))
                .withMessageStartingWith("AP-I02 UNKNOWN_TRUST_ANCHOR");
        known.add(anchor.anchor());
        assertThat(trust.checkKmcKey(kmc, NOW)).isEqualTo(Approval.APPROVED);
    }
}
