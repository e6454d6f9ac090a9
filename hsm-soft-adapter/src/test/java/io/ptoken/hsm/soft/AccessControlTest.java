package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static io.ptoken.hsm.soft.TestBench.ONE;
import static io.ptoken.hsm.soft.TestBench.assertRefused;
import static io.ptoken.hsm.soft.TestBench.refusal;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.access.AccessControlStatus;
import io.ptoken.hsm.access.AccessControlStatus.Left;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.access.PinHash;
import io.ptoken.hsm.soft.licence.LicenceIssuerKey;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.settings.AccessControlSettings;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Module protocol section 7.1: OPERATIONAL and PRIVILEGED. */
@Tag("slow")
class AccessControlTest {

    private static final char[] ANNA_PIN = "anna's secret".toCharArray();
    private static final char[] BERT_PIN = "bert's secret".toCharArray();
    private static final char[] WRONG = "not the secret".toCharArray();
    private static final String NO_ENTRY = "no such crypto officer, or the PIN is wrong";

    @TempDir
    private Path folder;

    private TestBench bench;

    @BeforeEach
    void makeABench() {
        bench = new TestBench(folder);
    }

    private SoftSecurityModule create() {
        try (OfficerCredentials anna = OfficerCredentials.of("anna", ANNA_PIN);
                OfficerCredentials bert = OfficerCredentials.of("bert", BERT_PIN)) {
            return bench.create(ModuleSetup.NONE.withOfficers(List.of(anna, bert)));
        }
    }

    private static AccessControlStatus enter(SoftSecurityModule module) {
        module.accessControl().orElseThrow().logIn("anna", ANNA_PIN);
        return module.accessControl().orElseThrow().logIn("bert", BERT_PIN);
    }

    private void at(Duration afterStart) {
        bench.clock.set(NOW.plus(afterStart));
    }

    private static void call(SoftSecurityModule module) {
        module.permit(VendingPermit.UNLIMITED);
    }

    private static void assertOutside(SoftSecurityModule module) {
        assertThat(module.accessControl().orElseThrow().status().mode()).isEqualTo(Mode.OPERATIONAL);
        assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
        refusal(SmStatus.PERMISSION_ERROR, () -> call(module));
    }

    @Test
    void aModuleWithoutOfficersNeedsNone() {
        try (SoftSecurityModule module = bench.createWith(ContractKey.standard())) {
            assertThat(module.accessControl().orElseThrow().status().mode()).hasToString("AC:NONE");
            assertThat(module.status().details()).containsEntry("ac.mode", "AC:NONE");
            call(module);
            module.deleteVendingKey(ONE);
            assertRefused(
                    SmStatus.PERMISSION_ERROR,
                    NO_ENTRY,
                    () -> module.accessControl().orElseThrow().logIn("anna", ANNA_PIN));
        }
    }

    @Nested
    class LoggingIn {

        @Test
        void twoDifferentOfficersMakeTheModulePrivileged() {
            try (SoftSecurityModule module = create()) {
                AccessControl access = module.accessControl().orElseThrow();
                assertThat(access.status().mode()).hasToString("AC:OPERATIONAL");
                assertThat(access.logIn("anna", ANNA_PIN).mode()).isEqualTo(Mode.OPERATIONAL);
                AccessControlStatus again = access.logIn("anna", ANNA_PIN);
                assertThat(again.mode()).isEqualTo(Mode.OPERATIONAL);
                assertThat(again.loggedIn()).containsExactly("anna");
                assertThat(again.left()).isEmpty();
                AccessControlStatus both = access.logIn("bert", BERT_PIN);
                assertThat(both.mode()).hasToString("AC:PRIVILEGED");
                assertThat(both.loggedIn()).containsExactly("anna", "bert");
                assertThat(both.left()).contains(new Left(Duration.ofMinutes(30), Duration.ofMinutes(15), 50));
                assertThat(module.status().state()).isEqualTo(ModuleState.PRIVILEGED);
                assertThat(module.status().details()).containsEntry("ac.mode", "AC:PRIVILEGED");
            }
        }

        @Test
        void isStillPossibleAfterARestartAndEveryoneIsOut() {
            try (SoftSecurityModule module = create()) {
                enter(module);
            }
            try (SoftSecurityModule module = bench.open()) {
                assertOutside(module);
                assertThat(enter(module).mode()).isEqualTo(Mode.PRIVILEGED);
            }
        }

        @Test
        void tellsNotWhetherAnOfficerExists() {
            try (SoftSecurityModule module = create()) {
                AccessControl access = module.accessControl().orElseThrow();
                assertRefused(SmStatus.PERMISSION_ERROR, NO_ENTRY, () -> access.logIn("anna", WRONG));
                assertRefused(SmStatus.PERMISSION_ERROR, NO_ENTRY, () -> access.logIn("carl", WRONG));
                assertRefused(SmStatus.PERMISSION_ERROR, NO_ENTRY, () -> access.logIn("anna", new char[0]));
                assertThat(access.status().loggedIn()).isEmpty();
            }
        }

        @Test
        void waitsLongerAfterEveryWrongPin() {
            try (SoftSecurityModule module = create()) {
                AccessControl access = module.accessControl().orElseThrow();
                for (int i = 0; i < 3; i++) {
                    refusal(SmStatus.PERMISSION_ERROR, () -> access.logIn("anna", WRONG));
                }
                assertRefused(SmStatus.PERMISSION_ERROR, NO_ENTRY, () -> access.logIn("anna", WRONG));
                Instant free = NOW.plusSeconds(30);
                String wait = "crypto officer anna has to wait until " + free + " after 4 wrong PINs";
                assertRefused(SmStatus.PERMISSION_ERROR, wait, () -> access.logIn("anna", ANNA_PIN));
                assertThat(access.logIn("bert", BERT_PIN).loggedIn()).containsExactly("bert");
                bench.clock.set(free.minusNanos(1));
                assertRefused(SmStatus.PERMISSION_ERROR, wait, () -> access.logIn("anna", ANNA_PIN));
                bench.clock.set(free);
                assertRefused(SmStatus.PERMISSION_ERROR, NO_ENTRY, () -> access.logIn("anna", WRONG));
                bench.clock.set(free.plusSeconds(60).minusNanos(1));
                refusal(SmStatus.PERMISSION_ERROR, () -> access.logIn("anna", ANNA_PIN));
                bench.clock.set(free.plusSeconds(60));
                assertThat(access.logIn("anna", ANNA_PIN).mode()).isEqualTo(Mode.PRIVILEGED);
                assertRefused(SmStatus.PERMISSION_ERROR, NO_ENTRY, () -> access.logIn("anna", WRONG));
            }
        }

        @Test
        void waitsOverARestartToo() {
            try (SoftSecurityModule module = create()) {
                AccessControl access = module.accessControl().orElseThrow();
                for (int i = 0; i < 4; i++) {
                    refusal(SmStatus.PERMISSION_ERROR, () -> access.logIn("anna", WRONG));
                }
            }
            try (SoftSecurityModule module = bench.open()) {
                AccessControl access = module.accessControl().orElseThrow();
                String wait = "crypto officer anna has to wait until " + NOW.plusSeconds(30) + " after 4 wrong PINs";
                assertRefused(SmStatus.PERMISSION_ERROR, wait, () -> access.logIn("anna", ANNA_PIN));
                at(Duration.ofSeconds(30));
                access.logIn("anna", ANNA_PIN);
            }
            try (SoftSecurityModule module = bench.open()) {
                AccessControl access = module.accessControl().orElseThrow();
                for (int i = 0; i < 3; i++) {
                    refusal(SmStatus.PERMISSION_ERROR, () -> access.logIn("anna", WRONG));
                }
                assertThat(access.logIn("anna", ANNA_PIN).loggedIn()).containsExactly("anna");
            }
        }

        @Test
        void isRememberedBeforeItIsAnswered() throws IOException {
            try (SoftSecurityModule module = create()) {
                AccessControl access = module.accessControl().orElseThrow();
                byte[] before = Files.readAllBytes(bench.path);
                refusal(SmStatus.PERMISSION_ERROR, () -> access.logIn("anna", WRONG));
                assertThat(Files.readAllBytes(bench.path)).isNotEqualTo(before);
            }
        }

        @Test
        void doublesTheDelayUpToItsLimit() {
            AccessControlSettings settings = AccessControlSettings.DEFAULT;
            assertThat(List.of(3, 4, 5, 6, 15, 16, 1_000))
                    .extracting(settings::delayAfter)
                    .containsExactly(
                            Duration.ZERO,
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(120),
                            Duration.ofSeconds(61_440),
                            Duration.ofDays(1),
                            Duration.ofDays(1));
        }
    }

    @Nested
    class Leaving {

        @Test
        void onRequest() {
            try (SoftSecurityModule module = create()) {
                enter(module);
                assertThat(module.accessControl().orElseThrow().logOut("carl").mode())
                        .isEqualTo(Mode.PRIVILEGED);
                assertThat(module.accessControl().orElseThrow().logOut("anna").loggedIn())
                        .containsExactly("bert");
                assertOutside(module);
                module.accessControl().orElseThrow().logIn("anna", ANNA_PIN);
                call(module);
                assertThat(module.accessControl().orElseThrow().logOutAll().loggedIn())
                        .isEmpty();
                assertOutside(module);
            }
        }

        @Test
        void afterThirtyMinutes() {
            try (SoftSecurityModule module = create()) {
                enter(module);
                at(Duration.ofMinutes(14));
                call(module);
                at(Duration.ofMinutes(28));
                call(module);
                at(Duration.ofMinutes(30).minusNanos(1));
                assertThat(module.accessControl().orElseThrow().status().left())
                        .contains(new Left(
                                Duration.ofNanos(1), Duration.ofMinutes(13).plusNanos(1), 48));
                call(module);
                at(Duration.ofMinutes(30));
                assertOutside(module);
                assertThat(module.accessControl().orElseThrow().status().loggedIn())
                        .isEmpty();
            }
        }

        @Test
        void afterFifteenMinutesWithoutACall() {
            try (SoftSecurityModule module = create()) {
                enter(module);
                at(Duration.ofMinutes(15).minusNanos(1));
                call(module);
                at(Duration.ofMinutes(30).minusNanos(2));
                assertThat(module.accessControl().orElseThrow().status().mode()).isEqualTo(Mode.PRIVILEGED);
                at(Duration.ofMinutes(30).minusNanos(1));
                assertOutside(module);
            }
        }

        @Test
        void afterFiftyCallsOfWhichVendingAndAskingAreNone() {
            try (SoftSecurityModule module = create()) {
                enter(module);
                TestBench.load(module, ContractKey.standard());
                for (int i = 0; i < 60; i++) {
                    module.vendCredit(units(1));
                    module.accessControl().orElseThrow().status();
                    module.status();
                }
                for (int i = 0; i < 48; i++) {
                    call(module);
                }
                assertThat(module.accessControl()
                                .orElseThrow()
                                .status()
                                .left()
                                .orElseThrow()
                                .calls())
                        .isEqualTo(1);
                call(module);
                assertOutside(module);
            }
        }

        @Test
        void whenTheClockGoesBack() {
            try (SoftSecurityModule module = create()) {
                enter(module);
                at(Duration.ofSeconds(-1));
                assertOutside(module);
            }
        }

        @Test
        void appliesToALoneOfficerWhoWaits() {
            try (SoftSecurityModule module = create()) {
                module.accessControl().orElseThrow().logIn("anna", ANNA_PIN);
                at(Duration.ofMinutes(15));
                assertThat(module.accessControl()
                                .orElseThrow()
                                .logIn("bert", BERT_PIN)
                                .loggedIn())
                        .containsExactly("bert");
                assertOutside(module);
            }
        }

        @Test
        void byOtherLimitsWhereTheSettingsSaySo() {
            bench.settings = bench.settings.withAccess(new AccessControlSettings(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(2),
                    2,
                    1,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    true,
                    SmStatus.KEY_PARAM_ERROR,
                    AccessControlSettings.DEFAULT.pinCost()));
            try (SoftSecurityModule module = create()) {
                assertThat(enter(module).left()).contains(new Left(Duration.ofMinutes(5), Duration.ofMinutes(2), 2));
                call(module);
                call(module);
                refusal(SmStatus.KEY_PARAM_ERROR, () -> call(module));
            }
        }
    }

    @Nested
    class WithoutOfficersLoggedIn {

        private void assertNeedsOfficers(String what, Runnable call) {
            assertRefused(
                    SmStatus.PERMISSION_ERROR,
                    what + " needs two crypto officers logged in, at present 1 of 2 are",
                    call::run);
        }

        @Test
        void nothingThatMattersIsChanged() {
            try (SoftSecurityModule module = create();
                    LicenceIssuerKey issuer = LicenceIssuerKey.create(new SecureRandom());
                    VendingKey key = ContractKey.standard().key()) {
                enter(module);
                TestBench.load(module, ContractKey.standard());
                module.accessControl().orElseThrow().logOut("bert");
                var keys = module.vendingKeys();
                long generation = module.generation();
                VendingKeyEntry entry = ContractKey.standard().entry();
                assertNeedsOfficers(
                        "loading a vending key",
                        () -> TestBench.load(module, ContractKey.dkga04(2, 5, 1, BaseDate.BDT_2014)));
                assertNeedsOfficers("replacing a vending key", () -> module.replaceVendingKey(ONE, key, entry));
                assertNeedsOfficers("deleting a vending key", () -> module.deleteVendingKey(ONE));
                assertNeedsOfficers("changing the vending permit", () -> module.permit(VendingPermit.UNLIMITED));
                assertNeedsOfficers(
                        "trusting a licence issuer",
                        () -> module.licenceTrust()
                                .orElseThrow()
                                .trust(issuer.publicKey().pem()));
                assertNeedsOfficers(
                        "appointing crypto officers",
                        () -> module.administration().orElseThrow().appointOfficers(List.of()));
                assertThat(module.vendingKeys()).isEqualTo(keys);
                assertThat(module.generation()).isEqualTo(generation);
                module.vendCredit(units(1));
            }
        }

        @Test
        void aRollBackIsNotAccepted() {
            create().close();
            try (SoftSecurityModule module = bench.open()) {
                bench.witness.witnessed(module.status().moduleId(), 10);
            }
            try (SoftSecurityModule module = bench.open()) {
                module.accessControl().orElseThrow().logIn("anna", ANNA_PIN);
                assertNeedsOfficers(
                        "accepting a roll-back", module.administration().orElseThrow()::acceptRollBack);
                assertThat(module.status().state()).isEqualTo(ModuleState.TAMPERED);
                module.accessControl().orElseThrow().logIn("bert", BERT_PIN);
                module.administration().orElseThrow().acceptRollBack();
                assertThat(module.generation()).isEqualTo(11);
            }
        }

        @Test
        void keysAreLoadedAllTheSameWhereTheSettingsSaySo() {
            bench.settings = bench.settings.withAccess(AccessControlSettings.DEFAULT.withKeysNeedingOfficers(false));
            try (SoftSecurityModule module = create()) {
                TestBench.load(module, ContractKey.standard());
                module.deleteVendingKey(ONE);
                assertOutside(module);
            }
        }
    }

    @Nested
    class Appointing {

        @Test
        void replacesTheOfficersAndLogsEverybodyOut() {
            try (SoftSecurityModule module = create();
                    OfficerCredentials carl = OfficerCredentials.of("carl", WRONG);
                    OfficerCredentials dora = OfficerCredentials.of("dora", WRONG)) {
                enter(module);
                module.administration().orElseThrow().appointOfficers(List.of(carl, dora));
                assertOutside(module);
                refusal(
                        SmStatus.PERMISSION_ERROR,
                        () -> module.accessControl().orElseThrow().logIn("anna", ANNA_PIN));
            }
            try (SoftSecurityModule module = bench.open()) {
                module.accessControl().orElseThrow().logIn("carl", WRONG);
                assertThat(module.accessControl()
                                .orElseThrow()
                                .logIn("dora", WRONG)
                                .mode())
                        .isEqualTo(Mode.PRIVILEGED);
                module.administration().orElseThrow().appointOfficers(List.of());
                assertThat(module.accessControl().orElseThrow().status().mode()).isEqualTo(Mode.NONE);
                call(module);
            }
        }

        @Test
        void refusesOneAloneAndTwoOfTheSameName() {
            try (SoftSecurityModule module = bench.create();
                    OfficerCredentials carl = OfficerCredentials.of("carl", WRONG);
                    OfficerCredentials again = OfficerCredentials.of("carl", ANNA_PIN)) {
                for (List<OfficerCredentials> unfit : List.of(List.of(carl), List.of(carl, again))) {
                    assertThatThrownBy(
                                    () -> module.administration().orElseThrow().appointOfficers(unfit))
                            .isInstanceOf(InvalidValueException.class)
                            .hasMessageEndingWith("expected none, or two or more with different names");
                }
                assertThat(module.accessControl().orElseThrow().status().mode()).isEqualTo(Mode.NONE);
            }
        }

        @Test
        void refusesShortPinsAndOddNamesWithoutRepeatingThePin() {
            assertThatThrownBy(() -> OfficerCredentials.of("carl", "secret7".toCharArray()))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("PIN: got '7 characters', expected 8-128 characters");
            assertThatThrownBy(() -> OfficerCredentials.of("carl\n", WRONG)).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void pinsAreNowhereToBeSeen() throws IOException {
        try (SoftSecurityModule module = create();
                OfficerCredentials carl = OfficerCredentials.of("carl", WRONG)) {
            enter(module);
            assertThat(carl).hasToString("OfficerCredentials[carl]");
            assertThat(module.status().toString()).doesNotContain("secret");
            assertThat(Files.readString(bench.path, StandardCharsets.ISO_8859_1))
                    .doesNotContain("secret")
                    .doesNotContain("anna");
        }
        PinHash hash = PinHash.of(new byte[] {1}, AccessControlSettings.DEFAULT.pinCost(), new SecureRandom());
        assertThat(hash.toString()).doesNotContain(hash.hash()).doesNotContain(hash.salt());
    }
}
