package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.sts.key.KeyBytesAccess;
import io.ptoken.sts.key.VendingKey;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One exchange from the KMC's public key to the last vending key. */
class ExchangeTest {

    private final Bench bench = new Bench();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 999})
    void bringsEveryKeyIntoTheModule(int count) {
        KmcPublicKey kmc = bench.agreement.readKmcKey(bench.kmc.publicKey().line(), Bench.NOW);
        assertThat(kmc).isEqualTo(bench.kmc.publicKey());
        List<KeyToWrap> keys = bench.keys(count);
        try (PendingAgreement pending = bench.begin()) {
            String text = bench.codec.file(bench.answer(pending, keys));
            KeyLoadFile file = bench.codec.readKeyLoadFile(text);
            assertThat(bench.codec.file(file)).isEqualTo(text);
            bench.trust.checkKeyList(file);
            try (AgreedKeys agreed = bench.accept(pending, file)) {
                assertThat(agreed.keyCount()).isEqualTo(count);
                for (KeyToWrap expected : keys) {
                    assertUnwraps(expected, file, agreed);
                }
            }
        }
    }

    private void assertUnwraps(KeyToWrap expected, KeyLoadFile file, AgreedKeys agreed) {
        int sequence = expected.card().sequence();
        WrappedKey wrapped =
                bench.agreement.readKey(file.keys().get(sequence - 1).line());
        assertThat(wrapped.card()).isEqualTo(expected.card());
        bench.agreement.requireInExchange(wrapped, agreed);
        try (VendingKey key = bench.agreement.unwrap(wrapped, agreed)) {
            assertThat(key).isEqualTo(expected.key());
        }
    }

    /** A module writes what it keeps into its sealed state and reads it again after a power cut. */
    @ParameterizedTest
    @ValueSource(ints = 3)
    void goesOnAfterARestartBetweenAnyTwoSteps(int count) {
        List<KeyToWrap> keys = bench.keys(count);
        PendingAgreement pending = restarted(bench.begin());
        KeyLoadFile file = bench.answer(pending, keys);
        AgreedKeys agreed = bench.accept(pending, file);
        for (KeyToWrap expected : keys) {
            agreed = new AgreedKeys(restarted(agreed.kek()), restarted(agreed.ivBase()), agreed.keyCount());
            assertUnwraps(expected, file, agreed);
        }
    }

    private PendingAgreement restarted(PendingAgreement pending) {
        return new PendingAgreement(
                bench.codec.parseLoadRequest(pending.request().line()), restarted(pending.ephemeralKey()));
    }

    private static SecretOctets restarted(SecretOctets secret) {
        return SecretOctets.of("restored", secret.bytes(KeyBytesAccess.grant()));
    }
}
