package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.soft.register.KeyAllowances;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sealed file as the last build before store marks left it after a crash: 900 kWh and 500 of currency, of which 100 kWh
 * and 1.00 were sold under leases of 10.0 kWh, 100 of currency and 10 vends; a KEK slot ACTIVE and one PENDING; a permit;
 * two officers.
 */
class Format3FileTest {

    private static final String PASSPHRASE = "a passphrase of some length";

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void putItThere() throws IOException {
        path = folder.resolve("softsm.sealed");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("softsm-format3.sealed"))) {
            Files.copy(in, path);
        }
    }

    private SoftSecurityModule open() {
        try (SealingSecret secret = SealingSecret.passphrase(PASSPHRASE.toCharArray())) {
            return SoftSecurityModule.open(
                    path, secret, TestModules.parts(ContractSetup.NOW), SoftModuleSettings.DEFAULT);
        }
    }

    private static KeyAllowances left(SoftSecurityModule module) {
        VendingRegister register = module.register(TestBench.ONE);
        return new KeyAllowances(register.units().left(), register.currency().left());
    }

    @Test
    void keepsWhatIsInIt() {
        try (SoftSecurityModule module = open()) {
            assertThat(module.status().moduleId()).isEqualTo("59177696");
            assertThat(module.status().idSm())
                    .isEqualTo("SMID.1:ptoken:59177696:20261123T080000Z:C59A3DF3FDE779BF:19D5");
            assertThat(module.generation()).isEqualTo(12);
            assertThat(module.permit().inhibitDate()).hasToString("Optional[2027-06-30T22:00:00Z]");
            assertThat(module.permit().lastVend()).contains(50_000L);
            assertThat(module.vendingKeys())
                    .extracting(VendingKeyAttributes::register)
                    .containsExactly(TestBench.ONE, new RegisterNumber(2), new RegisterNumber(7));
            assertThat(module.vendingKeys().get(1).unitLimit()).isEqualTo(new CreditLimit(20_000));
            assertThat(module.vendingKeys().get(2).currencyLimit()).isEqualTo(CreditLimit.UNLIMITED);
            assertThat(module.keyLoading().orElseThrow().slots())
                    .extracting(KekSlotStatus::state)
                    .containsExactly(KekSlotState.ACTIVE, KekSlotState.PENDING, KekSlotState.EMPTY, KekSlotState.EMPTY);
            module.accessControl().orElseThrow().logIn("anna", "12345678".toCharArray());
            assertThat(module.accessControl()
                            .orElseThrow()
                            .logIn("bert", "87654321".toCharArray())
                            .mode())
                    .isEqualTo(Mode.PRIVILEGED);
        }
    }

    /** 900.0 - 100.0 - 10.0 units; 500 - 2 - 100 of currency, which was charged in whole units then. */
    @Test
    void givesNoLeaseBack() {
        try (SoftSecurityModule module = open()) {
            assertThat(left(module).units().steps()).isEqualTo(7_900);
            assertThat(left(module).currency().steps()).isEqualTo(39_800_000);
            assertThat(module.vendingKeys().get(0).unitLimit()).isEqualTo(new CreditLimit(7_900));
            assertThat(module.vendingKeys().get(0).currencyLimit()).isEqualTo(new CreditLimit(398));
            assertThat(module.status().vendCounter()).isEqualTo(11);
        }
    }

    @Test
    void goesOnAndKeepsAMarkFromItsFirstWriteOn() {
        List<VendingKeyAttributes> before = new ArrayList<>();
        try (SoftSecurityModule module = open()) {
            assertThat(module.storeMarkKeeping().orElseThrow().kept()).isEmpty();
            module.storeMarkKeeping().orElseThrow().follow(TestMarks::full);
            module.vendCredit(units(10));
            before.addAll(module.vendingKeys());
        }
        try (SoftSecurityModule module = open()) {
            assertThat(module.storeMarkKeeping().orElseThrow().kept()).contains(TestMarks.full());
            assertThat(module.vendingKeys()).isEqualTo(before);
            assertThat(left(module).units().steps()).isEqualTo(7_890);
            assertThat(module.status().vendCounter()).isEqualTo(12);
        }
    }
}
