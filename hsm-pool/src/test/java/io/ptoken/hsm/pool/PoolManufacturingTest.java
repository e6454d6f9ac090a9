package io.ptoken.hsm.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.ManufacturingContract;
import io.ptoken.hsm.contract.ManufacturingFixture;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.manufacture.SignedManufacturing;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.ModuleSetup;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyComponent;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.RandomNibble;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pools of modules for the makers of meters, and of one for them and one that vends. */
class PoolManufacturingTest {

    private static final String ONE = "7676767676767676";
    private static final String OTHER_PARITY = "7776767676767676";
    private static final KeyCheckValue KCV = new KeyCheckValue("4CBE91");
    private static final EncryptionAlgorithm STA = EncryptionAlgorithm.STA;

    private static final DitkChangeRequest WANTED = new DitkChangeRequest(
            new RegisterNumber(1),
            new MeterPan("600727000000000009"),
            new TariffIndex(1),
            STA,
            TokenCarrierType.NUMERIC,
            KeyChangeSetKind.TWO_KCT);

    private static SoftSecurityModule soft(ContractSetup setup, ModuleSetup firmware) {
        SoftModuleParts parts = new SoftModuleParts(
                StaTables.SAMPLE,
                Clock.fixed(setup.now(), ZoneOffset.UTC),
                new SecureRandom(),
                NibbleSource.fixed(new RandomNibble(5)));
        SoftSecurityModule module = SoftSecurityModule.inMemory(parts, SoftModuleSettings.DEFAULT, firmware);
        for (ContractKey key : setup.keys()) {
            try (VendingKey bytes = key.key()) {
                module.loadVendingKey(key.register(), bytes, key.entry());
            }
        }
        return module;
    }

    private static ModulePool pool(SoftSecurityModule first, SoftSecurityModule second) {
        return new ModulePool(
                List.of(PooledModule.of("a", first), PooledModule.of("b", second)),
                PoolSettings.DEFAULTS,
                Clock.fixed(ContractSetup.NOW, ZoneOffset.UTC),
                Runnable::run);
    }

    /** A module that vends stands before the one that makes the tokens: only the second can. */
    @Nested
    @Tag("slow")
    class WithOneThatVends implements ManufacturingContract {

        @Override
        public ManufacturingFixture openForManufacturing(ContractSetup setup) {
            SoftSecurityModule vending = soft(ContractSetup.of(), ModuleSetup.NONE);
            SoftSecurityModule making = soft(setup, ModuleSetup.NONE.forManufacturing());
            ModulePool pool = pool(vending, making);
            return new ManufacturingFixture(
                    pool, making, () -> pool.ditkCustody("b").orElseThrow(), () -> {
                        pool.close();
                        vending.close();
                        making.close();
                    });
        }

        @Override
        public SmStatus refusalOfOtherTokens() {
            return SmStatus.KEY_PARAM_ERROR;
        }
    }

    @Nested
    class OfTwo {

        private final ContractSetup setup = ContractSetup.of(ContractKey.standard());
        private final SoftSecurityModule first = soft(setup, ModuleSetup.NONE.forManufacturing());
        private final SoftSecurityModule second = soft(setup, ModuleSetup.NONE.forManufacturing());
        private final ModulePool pool = pool(first, second);

        @AfterEach
        void close() {
            pool.close();
            first.close();
            second.close();
        }

        private void load(String member, String hex) {
            pool.ditkCustody(member).orElseThrow().load(STA, 2, KCV, Optional.empty(), (number, of) -> {
                byte[] bytes = HexFormat.of().parseHex(number == 1 ? "00".repeat(7) + "01" : hex);
                bytes[7] ^= (byte) (number == 2 ? 1 : 0);
                return KeyComponent.of(bytes);
            });
        }

        @Test
        void eachTokenComesFromAMemberThatHasTheDitk() {
            assertThat(pool.ditkCustody()).isEmpty();
            assertThat(pool.manufacturing().orElseThrow().ditks()).isEmpty();
            load("b", ONE);
            for (int i = 0; i < 5; i++) {
                assertThat(pool.manufacturing()
                                .orElseThrow()
                                .changeTokens(WANTED)
                                .tokens())
                        .hasSize(2);
            }
            assertThat(pool.members().get(0).given()).isZero();
            assertThat(pool.members().get(1).given()).isEqualTo(5);
        }

        @Test
        void eachTokenNamesTheMemberThatMadeIt() {
            load("b", ONE);

            SignedManufacturing signed =
                    (SignedManufacturing) pool.manufacturing().orElseThrow();
            assertThat(signed.signedChangeTokens(WANTED).idSm())
                    .isEqualTo(second.status().idSm())
                    .isNotEqualTo(first.status().idSm());
        }

        @Test
        void theSameDitkInBothIsOneAndBothWork() {
            load("a", ONE);
            load("b", ONE);
            assertThat(pool.manufacturing().orElseThrow().ditks()).hasSize(1);
            for (int i = 0; i < 4; i++) {
                pool.manufacturing().orElseThrow().changeTokens(WANTED);
            }
            assertThat(pool.members())
                    .allSatisfy(member -> assertThat(member.given()).isEqualTo(2));
        }

        /** Equal check values, which parity bits do not enter, and yet other tokens. */
        @Test
        void differentDitksOfOneEaAreRefusedUntilOneIsGone() {
            load("a", ONE);
            load("b", OTHER_PARITY);
            SecurityModuleException refusal = catchThrowableOfType(
                    SecurityModuleException.class,
                    () -> pool.manufacturing().orElseThrow().changeTokens(WANTED));
            assertThat(refusal)
                    .hasMessage("40 KEY_PARAM_ERROR: the modules of the pool hold different DITKs for EA 07 (a: KCV"
                            + " 4CBE91, parity ODD; b: KCV 4CBE91, parity NOT_ODD): load the same into all, or drain"
                            + " those with the wrong one");
            assertThat(pool.manufacturing().orElseThrow().ditks()).hasSize(2);

            pool.ditkCustody("b").orElseThrow().delete(STA);
            assertThat(pool.manufacturing().orElseThrow().changeTokens(WANTED).tokens())
                    .hasSize(2);
        }
    }

    @Test
    void aPoolThatVendsHasNoneOfIt() {
        SoftSecurityModule first = soft(ContractSetup.of(), ModuleSetup.NONE);
        SoftSecurityModule second = soft(ContractSetup.of(), ModuleSetup.NONE);
        try (ModulePool pool = pool(first, second)) {
            assertThat(pool.manufacturing()).isEmpty();
            assertThat(pool.ditkProving()).isEmpty();
            assertThat(pool.ditkCustody("a")).isEmpty();
        }
        first.close();
        second.close();
    }
}
