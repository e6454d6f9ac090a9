package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static io.ptoken.hsm.soft.TestBench.ONE;
import static io.ptoken.hsm.soft.TestBench.assertRefused;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.vend.CipherSource;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.ManagementToken;
import io.ptoken.sts.token.Set1stSectionDecoderKey;
import io.ptoken.sts.token.Set2ndSectionDecoderKey;
import io.ptoken.sts.token.Set3rdSectionOf3Kct;
import io.ptoken.sts.token.Set3rdSectionOf4Kct;
import io.ptoken.sts.token.Set4thSectionDecoderKey;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cipher that makes a token of the right form, CRC and key but of other content: a meter would take it. The module lets
 * none of them out, charges nothing and goes out of service.
 */
class WrongContentTest {

    private static final RegisterNumber TWO = new RegisterNumber(2);
    private static final MeterPan PAN = new MeterPan("600727000000000009");
    private static final TariffIndex TI = new TariffIndex(1);
    private static final TokenIdentifier TID = TokenIdentifier.at(BaseDate.BDT_2014, NOW);
    private static final RandomNibble RND = new RandomNibble(5);
    private static final ContractKey LIMITED =
            ContractKey.standard().withUnitLimit(1_000).withCurrencyLimit(1_000_000_000);

    @TempDir
    private Path folder;

    private TestBench bench;

    @BeforeEach
    void createAModule() {
        bench = new TestBench(folder);
        bench.createWith(LIMITED, ContractKey.dkga04(2, 5, 2, BaseDate.BDT_2014))
                .close();
    }

    /** Encrypts another block in the place of the one at that place of the set, counted from 0. */
    private static final class Swapping implements TokenCipher {

        private final TokenCipher good;
        private final int place;
        private final Token other;
        private int encrypted;

        private Swapping(TokenCipher good, int place, Token other) {
            this.good = good;
            this.place = place;
            this.other = other;
        }

        @Override
        public EncryptionAlgorithm algorithm() {
            return good.algorithm();
        }

        @Override
        public long encrypt(long block) {
            return good.encrypt(encrypted++ == place ? other.block() : block);
        }

        @Override
        public long decrypt(long block) {
            return good.decrypt(block);
        }
    }

    private static CipherSource making(int place, Token other) {
        return (EncryptionAlgorithm ea, DecoderKey key) ->
                new Swapping(TokenCiphers.of(ea, key, StaTables.SAMPLE), place, other);
    }

    /** What a sale would change. */
    private record Books(long vends, CreditLimit units, CreditLimit currency) {

        private static Books of(SoftSecurityModule module) {
            VendingKeyAttributes key = module.vendingKeys().get(0);
            return new Books(module.status().vendCounter(), key.unitLimit(), key.currencyLimit());
        }
    }

    private void assertNothingLeaves(int place, Token other, Consumer<SoftSecurityModule> request) {
        String text = "a token did not decode to what was asked for";
        Books before;
        try (SoftSecurityModule module = bench.open(seams -> seams.withCiphers(making(place, other)))) {
            before = Books.of(module);
            assertRefused(SmStatus.APP_ERROR_STATE, text, () -> request.accept(module));
            assertThat(module.status().state()).isEqualTo(ModuleState.ERROR);
            assertThat(module.status().details()).containsEntry("failure", text);
            assertThat(Books.of(module)).isEqualTo(before);
            assertRefused(SmStatus.APP_ERROR_STATE, text, () -> module.vendCredit(units(1)));
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(Books.of(module)).isEqualTo(before);
            request.accept(module);
            assertThat(Books.of(module).vends()).as("the same request, sound").isEqualTo(before.vends() + 1);
        }
    }

    private static VendCreditRequest credit(CreditSubclass subclass, TransferAmountCode amount) {
        return new VendCreditRequest(
                ONE, PAN, TI, EncryptionAlgorithm.STA, TokenCarrierType.NUMERIC, subclass, amount, TID);
    }

    private static TransferAmountCode currency(long amount) {
        return CurrencyAmountCode.encode(BigInteger.valueOf(amount));
    }

    private static Token electricity(long tenths, TokenIdentifier tid) {
        return CreditToken.of(CreditSubclass.ELECTRICITY, RND, tid, UnitAmountCode.encode(tenths));
    }

    @TestFactory
    Stream<DynamicTest> ofACreditToken() {
        TokenIdentifier later = new TokenIdentifier(TID.minutes() + 1);
        return Stream.of(
                        electricity(2, TID),
                        electricity(1, later),
                        CreditToken.of(CreditSubclass.WATER, RND, TID, UnitAmountCode.encode(1)),
                        CreditToken.of(CreditSubclass.ELECTRICITY, new RandomNibble(6), TID, UnitAmountCode.encode(1)))
                .map(other -> DynamicTest.dynamicTest(
                        other.toString(), () -> assertNothingLeaves(0, other, module -> module.vendCredit(units(1)))));
    }

    @Test
    void ofACurrencyToken() {
        Token twice = CreditToken.of(CreditSubclass.ELECTRICITY_CURRENCY, RND, TID, currency(200_000));
        VendCreditRequest once = credit(CreditSubclass.ELECTRICITY_CURRENCY, currency(100_000));
        assertNothingLeaves(0, twice, module -> module.vendCredit(once));
    }

    @TestFactory
    Stream<DynamicTest> ofAManagementToken() {
        VendManagementRequest request =
                new VendManagementRequest(ONE, PAN, TI, EncryptionAlgorithm.STA, TokenCarrierType.NUMERIC, 0, 100, TID);
        return Stream.of(ManagementToken.of(0, RND, TID, 200), ManagementToken.of(6, RND, TID, 100))
                .map(other -> DynamicTest.dynamicTest(
                        other.toString(),
                        () -> assertNothingLeaves(0, other, module -> module.vendManagement(request))));
    }

    /** Each section of each kind of set, so that the last one is looked at as the first one is. */
    @TestFactory
    Stream<DynamicTest> ofASectionOfAKeyChange() {
        KeyRevision krn = new KeyRevision(3);
        return Stream.of(KeyChangeSetKind.values())
                .flatMap(kind -> otherSections(krn, kind).stream()
                        .map(other -> DynamicTest.dynamicTest(
                                kind + " " + other.description(),
                                () -> assertNothingLeaves(
                                        otherSections(krn, kind).indexOf(other),
                                        other,
                                        module -> module.vendKeyChange(change(kind))))));
    }

    private static List<Token> otherSections(KeyRevision krn, KeyChangeSetKind kind) {
        Token first =
                new Set1stSectionDecoderKey(15, krn, false, kind == KeyChangeSetKind.THREE_KCT, KeyType.DUTK, 0x1234);
        Token second = new Set2ndSectionDecoderKey(15, TI, 0x1234);
        return switch (kind) {
            case TWO_KCT -> List.of(first, second);
            case THREE_KCT -> List.of(first, second, new Set3rdSectionOf3Kct(new SupplyGroupCode(6)));
            case FOUR_KCT ->
                List.of(first, second, new Set3rdSectionOf4Kct(6, 0x1234), new Set4thSectionDecoderKey(6, 0x1234));
        };
    }

    private static VendKeyChangeRequest change(KeyChangeSetKind kind) {
        EncryptionAlgorithm ea =
                kind == KeyChangeSetKind.FOUR_KCT ? EncryptionAlgorithm.MISTY1 : EncryptionAlgorithm.STA;
        return new VendKeyChangeRequest(ONE, TWO, PAN, TI, TI, ea, TokenCarrierType.NUMERIC, kind);
    }
}
