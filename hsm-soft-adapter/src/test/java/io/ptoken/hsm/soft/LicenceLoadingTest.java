package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.format.StoredState;
import io.ptoken.hsm.soft.health.ModuleHealth;
import io.ptoken.hsm.soft.identity.ModuleIdentity;
import io.ptoken.hsm.soft.licence.LicenceIssuer;
import io.ptoken.hsm.soft.licence.LicenceIssuerKey;
import io.ptoken.hsm.soft.licence.Licensing;
import io.ptoken.hsm.soft.licence.TransactionLicence;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.register.RegisterTable;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.soft.settings.StateWitness;
import io.ptoken.hsm.soft.state.SealedState;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A licence is read while vending goes on and taken alone: what changes between the two counts. */
class LicenceLoadingTest {

    private static final LicenceIssuerKey ISSUER = LicenceIssuerKey.create(new SecureRandom());
    private static final LicenceIssuerKey OTHER = LicenceIssuerKey.create(new SecureRandom());
    private static final ModuleIdentity MODULE = new ModuleIdentity("01234567", "0123456789ABCDEF", NOW);

    private final SealedState state = new SealedState(
            Optional.empty(),
            new StoredState(MODULE, VendingPermit.UNLIMITED, 0, List.of()),
            StateWitness.NONE,
            new ModuleHealth(),
            new RegisterTable(1),
            SoftModuleSettings.DEFAULT);
    private final LicenceLoading desk = new LicenceLoading(state);

    @Test
    void aLicenceOfAnIssuerThatIsNotTrustedAnyMoreIsNotTaken() {
        state.licensing(Licensing.NONE.withIssuer(ISSUER.publicKey()));
        String text = LicenceIssuer.issue(
                new TransactionLicence("L1", "01234567", 1, Optional.of(5L), Optional.empty(), NOW, "Test"), ISSUER);
        LicenceLoading.Read checked = desk.read(text);
        state.licensing(Licensing.NONE.withIssuer(OTHER.publicKey()));

        TestBench.refusal(SmStatus.AUTHENTICATION_ERROR, () -> desk.take(checked, text));
        assertThat(state.licensing().lastSequence()).isZero();
    }
}
