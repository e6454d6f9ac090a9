package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.KeyEntryException;
import io.ptoken.hsm.keyentry.LoadedVendingKey;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.register.StoredKey;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.seal.Argon2Cost;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.settings.LeaseSizes;
import io.ptoken.hsm.soft.settings.ModuleAssumptions;
import io.ptoken.hsm.soft.settings.ModuleAssumptions.LimitCharging;
import io.ptoken.hsm.soft.settings.ModuleAssumptions.SubclassMaskReading;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DerivationAssumptions;
import io.ptoken.sts.key.LongKeyCheckValue;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.keychange.KeyChangeRules.AlgorithmChanges;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftSecurityModuleTest {

    private static final MeterPan PAN = new MeterPan("600727000000000009");
    private static final RegisterNumber ONE = new RegisterNumber(1);
    private static final RegisterNumber TWO = new RegisterNumber(2);

    private final TestClock clock = new TestClock(NOW);
    private SoftModuleSettings settings = SoftModuleSettings.DEFAULT.withLeases(new LeaseSizes(10, 100));

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("softsm.sealed");
    }

    private SoftSecurityModule create() {
        return SoftSecurityModule.create(path, TestModules.secret(folder), TestModules.parts(clock), settings);
    }

    private SoftSecurityModule createWith(ContractKey... keys) {
        SoftSecurityModule module = create();
        for (ContractKey key : keys) {
            load(module, key);
        }
        return module;
    }

    private SoftSecurityModule open() {
        return open(path);
    }

    private SoftSecurityModule open(Path file) {
        return SoftSecurityModule.open(file, TestModules.secret(folder), TestModules.parts(clock), settings);
    }

    /** The module as it comes up on another machine after this one was switched off at this moment. */
    private SoftSecurityModule openAsAfterPowerCut() throws IOException {
        Path copy = folder.resolve("after-power-cut");
        Files.deleteIfExists(copy);
        return open(Files.copy(path, copy));
    }

    private static LoadedVendingKey load(SoftSecurityModule module, ContractKey key) {
        try (VendingKey bytes = key.key()) {
            return module.loadVendingKey(key.register(), bytes, key.entry());
        }
    }

    private static VendCreditRequest units(long tenths) {
        return credit(CreditSubclass.ELECTRICITY, tenths, TokenIdentifier.at(BaseDate.BDT_2014, NOW));
    }

    private static VendCreditRequest credit(CreditSubclass subclass, long tenths, TokenIdentifier tid) {
        return new VendCreditRequest(
                ONE,
                PAN,
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                subclass,
                UnitAmountCode.encode(tenths),
                tid);
    }

    private static VendManagementRequest management(int subclass, int payload) {
        return new VendManagementRequest(
                ONE,
                PAN,
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                subclass,
                payload,
                TokenIdentifier.at(BaseDate.BDT_2014, NOW));
    }

    private static VendKeyChangeRequest keyChange() {
        return new VendKeyChangeRequest(
                ONE,
                TWO,
                PAN,
                new TariffIndex(1),
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                KeyChangeSetKind.TWO_KCT);
    }

    private static VerifyTokenRequest verify(TokenNumber token) {
        return new VerifyTokenRequest(ONE, PAN, new TariffIndex(1), EncryptionAlgorithm.STA, token);
    }

    private static void assertRefused(SmStatus status, ThrowingCallable call) {
        SecurityModuleException refusal = catchThrowableOfType(SecurityModuleException.class, call);
        assertThat(refusal).as("a refusal with %s", status).isNotNull();
        assertThat(refusal.status()).isEqualTo(status);
    }

    private static CreditLimit unitsLeft(SoftSecurityModule module) {
        return module.vendingKeys().get(0).unitLimit();
    }

    @Nested
    class Restart {

        @Test
        void keepsIdentityKeysLimitsAndCounters() {
            ModuleStatus before;
            var keys = List.of(
                    ContractKey.standard().withUnitLimit(1_000), ContractKey.dkga02(7, 5, 2, BaseDate.BDT_1993));
            List<?> listed;
            TokenNumber token;
            try (SoftSecurityModule module = createWith(keys.toArray(ContractKey[]::new))) {
                token = module.vendCredit(units(30));
                before = module.status();
                listed = module.vendingKeys();
            }
            try (SoftSecurityModule module = open()) {
                assertThat(module.status()).isEqualTo(before);
                assertThat(module.vendingKeys()).isEqualTo(listed);
                assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(970));
                assertThat(module.vendCredit(units(30))).isEqualTo(token);
            }
        }

        @Test
        void afterAPowerCutNeverGivesCreditBack() throws IOException {
            try (SoftSecurityModule module = createWith(ContractKey.standard().withUnitLimit(1_000))) {
                for (int i = 0; i < 40; i++) {
                    module.vendCredit(units(7));
                    try (SoftSecurityModule later = openAsAfterPowerCut()) {
                        long truly = unitsLeft(module).value();
                        assertThat(unitsLeft(later).value()).isBetween(Math.max(0, truly - 100), truly);
                        assertThat(later.status().vendCounter())
                                .isBetween(
                                        module.status().vendCounter(),
                                        module.status().vendCounter() + 10);
                    }
                }
            }
        }

        @Test
        void neverStartsAfreshWithoutItsFile() {
            SealedFileException refusal =
                    catchThrowableOfType(SealedFileException.class, SoftSecurityModuleTest.this::open);
            assertThat(refusal.reason()).isEqualTo(SealedFileException.Reason.MISSING);
            assertThat(path).doesNotExist();
        }

        @Test
        void isRefusedWhileTheModuleIsOpen() {
            try (SoftSecurityModule module = create()) {
                SealedFileException refusal =
                        catchThrowableOfType(SealedFileException.class, SoftSecurityModuleTest.this::open);
                assertThat(refusal.reason()).isEqualTo(SealedFileException.Reason.IN_USE);
                assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
            }
        }

        @Test
        void worksWithAPassphrase() {
            SoftModuleSettings cheap = settings.withPassphraseCost(Argon2Cost.LEAST);
            try (SealingSecret secret = SealingSecret.passphrase("correct horse battery".toCharArray())) {
                SoftSecurityModule.create(path, secret, TestModules.parts(clock), cheap)
                        .close();
                SoftSecurityModule.open(path, secret, TestModules.parts(clock), cheap)
                        .close();
            }
        }

        @Test
        void keysInTheFileCannotBeSeen() throws IOException {
            createWith(ContractKey.standard()).close();
            String hex = HexFormat.of().formatHex(Files.readAllBytes(path));
            assertThat(hex).doesNotContain("abababababababab").doesNotContain("9494949494949494");
            assertThat(Files.readString(path, StandardCharsets.ISO_8859_1)).doesNotContain("201457");
        }
    }

    @Nested
    class LoadingKeys {

        private void assertNotTaken(KeyEntryException.Reason reason, ThrowingCallable call) {
            KeyEntryException refusal = catchThrowableOfType(KeyEntryException.class, call);
            assertThat(refusal).as("a refusal because of %s", reason).isNotNull();
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.getMessage()).doesNotContainIgnoringCase("abab");
        }

        @Test
        void showsAttributesAndCheckValue() {
            try (SoftSecurityModule module = create()) {
                LoadedVendingKey loaded = load(module, ContractKey.standard());
                assertThat(loaded.attributes().kcv().hex6()).matches("[0-9A-F]{6}");
                assertThat(loaded.warnings()).isEmpty();
                assertThat(module.vendingKeys()).containsExactly(loaded.attributes());
            }
        }

        @Test
        void warnsOfParityThatIsNotOdd() {
            try (SoftSecurityModule module = create();
                    VendingKey even = VendingKey.of(new byte[] {1, 2, 4, 8, 16, 32, 64, 3})) {
                VendingKeyEntry entry =
                        ContractKey.dkga02(1, 5, 2, BaseDate.BDT_2014).entry();
                assertThat(module.loadVendingKey(ONE, even, entry).warnings())
                        .hasSize(1)
                        .first()
                        .asString()
                        .contains("parity");
            }
        }

        @Test
        void refusesALengthThatDoesNotSuitTheAlgorithm() {
            VendingKeyEntry dkga04 = ContractKey.standard().entry();
            VendingKeyEntry dkga02 =
                    ContractKey.dkga02(1, 5, 2, BaseDate.BDT_2014).entry();
            try (SoftSecurityModule module = create();
                    VendingKey shortKey = VendingKey.of(new byte[8]);
                    VendingKey longKey = VendingKey.of(new byte[20])) {
                assertNotTaken(
                        KeyEntryException.Reason.WRONG_LENGTH, () -> module.loadVendingKey(ONE, shortKey, dkga04));
                assertNotTaken(
                        KeyEntryException.Reason.WRONG_LENGTH, () -> module.loadVendingKey(ONE, longKey, dkga02));
                assertThat(module.vendingKeys()).isEmpty();
            }
        }

        @Test
        void refusesAlgorithmsThatNobodyCanCompute() {
            VendingKeyEntry dkga04 = ContractKey.standard().entry();
            try (SoftSecurityModule module = create();
                    VendingKey key = VendingKey.of(new byte[8])) {
                for (var algorithm : List.of(DecoderKeyAlgorithm.DKGA01, DecoderKeyAlgorithm.DKGA03)) {
                    VendingKeyEntry entry = VendingKeyEntry.of(
                            dkga04.sgc(), dkga04.krn(), dkga04.keyType(), algorithm, dkga04.baseDate());
                    assertNotTaken(
                            KeyEntryException.Reason.UNSUPPORTED_ALGORITHM,
                            () -> module.loadVendingKey(ONE, key, entry));
                }
            }
        }

        @Test
        void refusesAnOccupiedRegisterUnlessToldToReplace() {
            ContractKey other = ContractKey.dkga04(1, 999, 1, BaseDate.BDT_2014);
            try (SoftSecurityModule module = createWith(ContractKey.standard());
                    VendingKey key = other.key()) {
                assertNotTaken(KeyEntryException.Reason.REGISTER_OCCUPIED, () -> load(module, other));
                assertThat(module.vendingKeys().get(0).sgc())
                        .isEqualTo(ContractKey.standard().sgc());
                module.replaceVendingKey(ONE, key, other.entry());
                assertThat(module.vendingKeys()).hasSize(1);
                assertThat(module.vendingKeys().get(0).sgc()).isEqualTo(other.sgc());
            }
            try (SoftSecurityModule module = open()) {
                assertThat(module.vendingKeys().get(0).sgc()).isEqualTo(other.sgc());
            }
        }

        @Test
        void refusesASecondKeyOfTheSameName() {
            ContractKey again = ContractKey.dkga04(2, 201457, 1, BaseDate.BDT_2035);
            try (SoftSecurityModule module = createWith(ContractKey.standard())) {
                assertNotTaken(KeyEntryException.Reason.DUPLICATE, () -> load(module, again));
                assertThat(module.vendingKeys()).hasSize(1);
                load(module, again.withKeyType(KeyType.DDTK));
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "0  | 2030-01-01T00:00:00Z | 0  | ACT: got '2026-11-23T08:00:00Z', expected a time before IUT"
                            + " 2026-11-23T08:00:00Z",
                    "0  | 2030-01-01T00:00:00Z | -1 | ACT: got '2026-11-23T08:00:00Z', expected a time before IUT"
                            + " 2026-11-23T07:59:59Z",
                    "60 | 2026-11-23T08:00:59Z | 99 | EXP: got '2026-11-23T08:00:59Z', expected a time not before ACT"
                            + " 2026-11-23T08:01:00Z",
                })
        void refusesAKeyWhoseDatesCannotBe(long act, Instant exp, long iut, String why) {
            ContractKey key = ContractKey.standard();
            VendingKeyEntry entry = key.entry()
                    .withValidity(
                            new VendingKeyEntry.Validity(NOW.plusSeconds(act), Optional.of(exp), NOW.plusSeconds(iut)));
            try (SoftSecurityModule module = create();
                    VendingKey bytes = key.key()) {
                assertNotTaken(KeyEntryException.Reason.UNSOUND_DATES, () -> module.loadVendingKey(ONE, bytes, entry));
                assertThatThrownBy(() -> module.loadVendingKey(ONE, bytes, entry))
                        .hasMessage("SGC 201457 KRN 1 KT 2: " + why);
                assertThat(module.vendingKeys()).isEmpty();
            }
        }

        @Test
        void refusesAKeyThatHasExpired() {
            ContractKey key = ContractKey.standard();
            Instant end = NOW.plusSeconds(1);
            VendingKeyEntry entry = key.entry()
                    .withValidity(new VendingKeyEntry.Validity(key.active(), Optional.of(end), key.issuedUntil()));
            try (SoftSecurityModule module = create();
                    VendingKey bytes = key.key()) {
                clock.set(end.plusSeconds(1));
                assertNotTaken(KeyEntryException.Reason.EXPIRED, () -> module.loadVendingKey(ONE, bytes, entry));
                assertThat(module.vendingKeys()).isEmpty();
                clock.set(end);
                module.loadVendingKey(ONE, bytes, entry);
                clock.set(end.plusSeconds(1));
                assertThatCode(() -> module.vendCredit(units(1))).doesNotThrowAnyException();
            }
        }

        @Test
        void refusesRegistersBeyondTheCapacity() {
            settings = settings.withCapacity(25);
            try (SoftSecurityModule module = create()) {
                assertThat(module.capacity()).isEqualTo(25);
                load(module, ContractKey.dkga04(25, 1, 1, BaseDate.BDT_2014));
                assertNotTaken(
                        KeyEntryException.Reason.NO_SUCH_REGISTER,
                        () -> load(module, ContractKey.dkga04(26, 2, 1, BaseDate.BDT_2014)));
            }
        }

        @Test
        void deletesForGood() {
            try (SoftSecurityModule module = createWith(ContractKey.standard())) {
                module.deleteVendingKey(ONE);
                assertRefused(SmStatus.VK_REG_NOT_FOUND_ERROR, () -> module.vendCredit(units(1)));
                assertRefused(SmStatus.VK_REG_NOT_FOUND_ERROR, () -> module.deleteVendingKey(ONE));
            }
            try (SoftSecurityModule module = open()) {
                assertThat(module.vendingKeys()).isEmpty();
            }
        }

        @Test
        void leavesTheCallersKeyAlone() {
            try (SoftSecurityModule module = create();
                    VendingKey key = ContractKey.standard().key()) {
                module.loadVendingKey(ONE, key, ContractKey.standard().entry());
                assertThat(key.copy()).isEqualTo(key);
            }
        }

        @Test
        void aRegisterForgetsItsKeyWhenItIsClosed() {
            ContractKey key = ContractKey.standard();
            VendingRegister register =
                    new VendingRegister(new StoredKey(ONE, key.entry(), key.key()), ModuleAssumptions.DEFAULT);
            StoredKey stored = register.stored();
            register.close();
            assertThat(catchThrowableOfType(
                            IllegalStateException.class, () -> stored.key().copy()))
                    .isNotNull();
            assertThat(catchThrowableOfType(
                            IllegalStateException.class,
                            () -> register.decoderKey(PAN, new TariffIndex(1), EncryptionAlgorithm.STA)))
                    .isNotNull();
        }
    }

    @Nested
    class ADiskThatFails {

        private Path obstacle() throws IOException {
            return Files.createDirectories(
                    path.resolveSibling("softsm.sealed.new").resolve("obstacle"));
        }

        @Test
        void stopsTheVendThatNeedsIt() throws IOException {
            try (SoftSecurityModule module = createWith(ContractKey.standard().withUnitLimit(1_000))) {
                Path obstacle = obstacle();
                assertRefused(SmStatus.DEVICE_FAILURE, () -> module.vendCredit(units(1)));
                assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(1_000));
                assertThat(module.status().vendCounter()).isZero();
                Files.delete(obstacle);
                assertThatCode(() -> module.vendCredit(units(1))).doesNotThrowAnyException();
            }
        }

        @Test
        void leavesTheRegistersAsTheyWere() throws IOException {
            ContractKey other = ContractKey.dkga04(1, 999, 1, BaseDate.BDT_2014);
            try (SoftSecurityModule module = createWith(ContractKey.standard());
                    VendingKey key = other.key()) {
                var before = module.vendingKeys();
                Path obstacle = obstacle();
                assertRefused(
                        SmStatus.DEVICE_FAILURE, () -> load(module, ContractKey.dkga04(2, 999, 1, BaseDate.BDT_2014)));
                assertRefused(SmStatus.DEVICE_FAILURE, () -> module.replaceVendingKey(ONE, key, other.entry()));
                assertRefused(SmStatus.DEVICE_FAILURE, () -> module.deleteVendingKey(ONE));
                assertThat(module.vendingKeys()).isEqualTo(before);
                Files.delete(obstacle);
                assertThatCode(() -> module.vendCredit(units(1))).doesNotThrowAnyException();
            }
        }

        @Test
        void doesNotKeepTheModuleFromClosing() throws IOException {
            SoftSecurityModule module = createWith(ContractKey.standard().withUnitLimit(1_000));
            module.vendCredit(units(1));
            Path obstacle = obstacle();
            assertRefused(SmStatus.DEVICE_FAILURE, module::close);
            Files.delete(obstacle);
            module.close();
            try (SoftSecurityModule again = open()) {
                assertThat(unitsLeft(again).value()).isLessThanOrEqualTo(999);
            }
        }
    }

    @Nested
    class SelfCheck {

        /** Decrypts the wrong way when told to. */
        private SoftSecurityModule openWithFaultyCipher(boolean[] faulty) {
            return SoftSecurityModule.open(
                    path, TestModules.secret(folder), TestModules.parts(clock), settings, (ea, key) -> {
                        TokenCipher good = TokenCiphers.of(ea, key, StaTables.SAMPLE);
                        return new TokenCipher() {
                            @Override
                            public EncryptionAlgorithm algorithm() {
                                return good.algorithm();
                            }

                            @Override
                            public long encrypt(long block) {
                                return good.encrypt(faulty[0] ? block ^ 0x10000 : block);
                            }

                            @Override
                            public long decrypt(long block) {
                                return good.decrypt(block);
                            }
                        };
                    });
        }

        @Test
        void ofATokenThatDoesNotDecodeStopsTheModule() {
            createWith(ContractKey.standard().withUnitLimit(1_000), ContractKey.dkga04(2, 5, 2, BaseDate.BDT_2014))
                    .close();
            boolean[] faulty = {false};
            try (SoftSecurityModule module = openWithFaultyCipher(faulty)) {
                TokenNumber token = module.vendCredit(units(1));
                faulty[0] = true;
                assertRefused(SmStatus.APP_ERROR_STATE, () -> module.vendCredit(units(1)));
                faulty[0] = false;

                assertThat(module.status().state()).isEqualTo(ModuleState.ERROR);
                assertThat(module.status().details()).containsKey("failure");
                assertThat(module.status().vendCounter()).isEqualTo(1);
                assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(999));
                assertRefused(SmStatus.APP_ERROR_STATE, () -> module.vendCredit(units(1)));
                assertRefused(SmStatus.APP_ERROR_STATE, () -> module.vendManagement(management(5, 0)));
                assertRefused(SmStatus.APP_ERROR_STATE, () -> module.vendKeyChange(keyChange()));
                assertRefused(SmStatus.APP_ERROR_STATE, () -> module.verify(verify(token)));
                assertRefused(SmStatus.APP_ERROR_STATE, () -> module.deleteVendingKey(ONE));
            }
            try (SoftSecurityModule module = open()) {
                assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
            }
        }

        @Test
        void coversManagementAndKeyChanges() {
            createWith(ContractKey.standard(), ContractKey.dkga04(2, 5, 2, BaseDate.BDT_2014))
                    .close();
            try (SoftSecurityModule module = openWithFaultyCipher(new boolean[] {true})) {
                assertRefused(SmStatus.APP_ERROR_STATE, () -> module.vendManagement(management(5, 0)));
            }
            try (SoftSecurityModule module = openWithFaultyCipher(new boolean[] {true})) {
                assertRefused(SmStatus.APP_ERROR_STATE, () -> module.vendKeyChange(keyChange()));
            }
        }
    }

    @Nested
    class Permits {

        @Test
        void stopVendingAtTheirDateButNotVerification() {
            try (SoftSecurityModule module =
                    createWith(ContractKey.standard(), ContractKey.dkga04(2, 5, 2, BaseDate.BDT_2014))) {
                TokenNumber token = module.vendCredit(units(1));
                module.permit(new VendingPermit(Optional.of(NOW.plusSeconds(1)), Optional.empty()));
                module.vendCredit(units(1));
                clock.set(NOW.plusSeconds(1));
                assertRefused(SmStatus.PERMISSION_ERROR, () -> module.vendCredit(units(1)));
                assertRefused(SmStatus.PERMISSION_ERROR, () -> module.vendManagement(management(5, 0)));
                assertRefused(SmStatus.PERMISSION_ERROR, () -> module.vendKeyChange(keyChange()));
                assertThatCode(() -> module.verify(verify(token))).doesNotThrowAnyException();
                assertThat(module.status().inhibitVendDate()).contains(NOW.plusSeconds(1));
            }
        }

        @Test
        void stopVendingAtTheirCountOverRestarts() {
            try (SoftSecurityModule module = createWith(ContractKey.standard())) {
                module.permit(new VendingPermit(Optional.empty(), Optional.of(2L)));
                module.vendCredit(units(1));
                assertThat(module.status().transactionsLeft()).contains(1L);
            }
            try (SoftSecurityModule module = open()) {
                module.vendCredit(units(1));
                assertRefused(SmStatus.PERMISSION_ERROR, () -> module.vendCredit(units(1)));
                assertThat(module.permit().lastVend()).contains(2L);
            }
        }

        @Test
        void answerWithTheStatusOfTheAssumption() {
            settings = settings.withAssumptions(assumptions(
                    LimitCharging.DECODED_AMOUNT,
                    SubclassMaskReading.BIT_N_ALLOWS_N,
                    SmStatus.KEY_PARAM_ERROR,
                    AlgorithmChanges.FORWARD));
            try (SoftSecurityModule module = createWith(ContractKey.standard())) {
                module.permit(new VendingPermit(Optional.of(NOW), Optional.empty()));
                assertRefused(SmStatus.KEY_PARAM_ERROR, () -> module.vendCredit(units(1)));
            }
        }
    }

    private static ModuleAssumptions assumptions(
            LimitCharging charging, SubclassMaskReading mask, SmStatus inhibited, AlgorithmChanges keyChange) {
        return new ModuleAssumptions(
                charging,
                mask,
                inhibited,
                keyChange,
                KeyTypeTransitions.DEFAULT,
                LongKeyCheckValue.KEY_LOAD_PROFILE,
                DerivationAssumptions.DEFAULT,
                false);
    }

    @Nested
    class Assumptions {

        @Test
        void canLetLimitsStand() {
            settings = settings.withAssumptions(assumptions(
                    LimitCharging.NOT_CHARGED,
                    SubclassMaskReading.BIT_N_ALLOWS_N,
                    SmStatus.PERMISSION_ERROR,
                    AlgorithmChanges.FORWARD));
            try (SoftSecurityModule module = createWith(ContractKey.standard().withUnitLimit(1))) {
                module.vendCredit(units(50));
                assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(1));
            }
        }

        @Test
        void canIgnoreTheSubclassMask() {
            settings = settings.withAssumptions(assumptions(
                    LimitCharging.DECODED_AMOUNT,
                    SubclassMaskReading.NOT_ENFORCED,
                    SmStatus.PERMISSION_ERROR,
                    AlgorithmChanges.FORWARD));
            try (SoftSecurityModule module = createWith(ContractKey.standard().withSubclasses(0))) {
                assertThatCode(() -> module.vendCredit(units(1))).doesNotThrowAnyException();
            }
        }

        @Test
        void canLetAKeyChangeGoBackToAnOlderAlgorithmAndAnEarlierBaseDate() {
            ContractKey old = ContractKey.dkga04(1, 5, 1, BaseDate.BDT_2014);
            ContractKey fresh = ContractKey.dkga02(2, 5, 2, BaseDate.BDT_1993);
            try (SoftSecurityModule module = createWith(old, fresh)) {
                assertRefused(SmStatus.KEY_CHANGE_NOT_ALLOWED, () -> module.vendKeyChange(keyChange()));
            }
            settings = settings.withAssumptions(assumptions(
                    LimitCharging.DECODED_AMOUNT,
                    SubclassMaskReading.BIT_N_ALLOWS_N,
                    SmStatus.PERMISSION_ERROR,
                    AlgorithmChanges.ANY));
            try (SoftSecurityModule module = open()) {
                assertThat(module.vendKeyChange(keyChange()).tokens()).hasSize(2);
            }
        }

        @Test
        void canAllowAChangeOfKeyTypeOfWhichNoSourceTells() {
            ContractKey fresh = ContractKey.dkga04(2, 5, 2, BaseDate.BDT_2014);
            try (SoftSecurityModule module = createWith(ContractKey.standard().withKeyType(KeyType.DCTK), fresh)) {
                assertRefused(SmStatus.KEY_CHANGE_NOT_ALLOWED, () -> module.vendKeyChange(keyChange()));
            }
            settings = settings.withAssumptions(
                    assuming(KeyTypeTransitions.DEFAULT.assuming(KeyType.DCTK, KeyType.DUTK, true)));
            try (SoftSecurityModule module = open()) {
                assertThat(module.vendKeyChange(keyChange()).tokens()).hasSize(2);
            }
        }

        @Test
        void canForbidAChangeOfKeyTypeOfWhichNoSourceTells() {
            ContractKey fresh = ContractKey.dkga04(2, 5, 2, BaseDate.BDT_2014);
            try (SoftSecurityModule module = createWith(ContractKey.standard().withKeyType(KeyType.DDTK), fresh)) {
                assertThat(module.vendKeyChange(keyChange()).tokens()).hasSize(2);
            }
            settings = settings.withAssumptions(
                    assuming(KeyTypeTransitions.DEFAULT.assuming(KeyType.DDTK, KeyType.DUTK, false)));
            try (SoftSecurityModule module = open()) {
                assertRefused(SmStatus.KEY_CHANGE_NOT_ALLOWED, () -> module.vendKeyChange(keyChange()));
            }
        }

        private ModuleAssumptions assuming(KeyTypeTransitions table) {
            ModuleAssumptions standard = ModuleAssumptions.DEFAULT;
            return new ModuleAssumptions(
                    standard.limits(),
                    standard.subclassMask(),
                    standard.inhibited(),
                    standard.keyChange(),
                    table,
                    standard.longKeyCheckValue(),
                    standard.derivation(),
                    standard.ditkRollover());
        }

        @Test
        void aLaboratoryWithoutWindowIssuesTokensOfAnyTime() {
            settings = settings.withoutTidWindow();
            try (SoftSecurityModule module = createWith(ContractKey.standard())) {
                assertThatCode(() ->
                                module.vendCredit(credit(CreditSubclass.ELECTRICITY, 1, new TokenIdentifier(85_740))))
                        .doesNotThrowAnyException();
                assertThat(module.status().tidWindow()).isEqualTo(Duration.ZERO);
                assertThat(module.status().details().get("tid.window")).startsWith("off");
            }
        }
    }

    @Test
    void aReservedPayloadIsOutOfRange() {
        try (SoftSecurityModule module = createWith(ContractKey.standard())) {
            assertRefused(SmStatus.PTVD_RANGE, () -> module.vendManagement(management(1, 0x0008)));
        }
    }

    @Test
    void theStatusTellsTablesAndRandomness() {
        try (SoftSecurityModule module = create()) {
            ModuleStatus status = module.status();
            assertThat(status.firmwareId()).isEqualTo("STS60V01");
            assertThat(status.hardwareId()).isEqualTo("ptoken-softsm");
            assertThat(status.details())
                    .containsEntry("sta.tables", StaTables.SAMPLE.describe())
                    .containsEntry("sta.fingerprint", StaTables.SAMPLE.fingerprint())
                    .containsEntry("rnd", "fixed at 5 (for tests only)")
                    .doesNotContainKey("failure");
            assertThat(status.transactionsLeft()).isEmpty();
            assertThat(module).hasToString("SoftSecurityModule[" + status.moduleId() + "]");
        }
    }

    @Test
    void aClosedModuleRefusesEverything() {
        SoftSecurityModule module = createWith(ContractKey.standard());
        module.close();
        module.close();
        assertRefused(SmStatus.DEVICE_FAILURE, () -> module.vendCredit(units(1)));
        assertRefused(SmStatus.DEVICE_FAILURE, module::vendingKeys);
        assertRefused(SmStatus.DEVICE_FAILURE, module::status);
        assertRefused(SmStatus.DEVICE_FAILURE, () -> module.permit(VendingPermit.UNLIMITED));
        assertRefused(SmStatus.DEVICE_FAILURE, () -> load(module, ContractKey.dkga04(2, 5, 1, BaseDate.BDT_2014)));
    }

    @Test
    void timesOfKeysAreMeasuredByTheModulesClock() {
        Instant until = NOW.plus(Duration.ofDays(1));
        try (SoftSecurityModule module = createWith(ContractKey.standard().withIssuedUntil(until))) {
            module.vendCredit(units(1));
            clock.set(until.plusSeconds(1));
            assertRefused(SmStatus.KEY_ISSUE_EXPIRED_ERROR, () -> module.vendCredit(units(1)));
        }
    }
}
