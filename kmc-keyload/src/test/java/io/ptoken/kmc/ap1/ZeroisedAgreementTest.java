package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.text.Octets;
import io.ptoken.testing.KeptSecrets;
import org.junit.jupiter.api.Test;

/** What two sides have derived is gone when the exchange is over, and so is what they derived it from. */
class ZeroisedAgreementTest {

    private final Bench bench = new Bench();
    private final Octets some = Octets.of(new byte[] {7, 8, 9});
    private final ExchangeContext context =
            new ExchangeContext(bench.module.moduleId(), bench.kmc.kmcId(), some, some, some, some, some);

    @Test
    void theDerivationZeroisesWhatItIsGivenAndItsResultIsZeroisedOnClose() {
        byte[] ephemeral = {1, 2, 3};
        byte[] fixed = {4, 5, 6};
        ExchangeSecrets secrets = ExchangeSecrets.derive(ephemeral, fixed, context);
        assertThat(ephemeral).containsOnly(0);
        assertThat(fixed).containsOnly(0);

        AgreedKeys agreed = secrets.agreedKeys(1);
        KeptSecrets derived = KeptSecrets.of(secrets);
        KeptSecrets taken = KeptSecrets.of(agreed);
        secrets.close();
        derived.assertZeroised();
        taken.assertWhole();
        agreed.close();
        taken.assertZeroised();
    }
}
