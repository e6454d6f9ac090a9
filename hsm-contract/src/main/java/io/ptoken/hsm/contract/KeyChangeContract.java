package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;
import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ptoken.hsm.contract.FaultOrder.Fault;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.keychange.KeyChangeSet;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.Token;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Vending key changes: module protocol sections 3.8 and 6.3. */
public interface KeyChangeContract extends ContractModules {

    /** Two keys and a request to go from the first to the second. */
    record Change(ContractKey from, ContractKey to, VendKeyChangeRequest asked) {
        private Change from(ContractKey other) {
            return new Change(other, to, asked);
        }

        private Change to(ContractKey other) {
            return new Change(from, other, asked);
        }

        private Change asked(VendKeyChangeRequest other) {
            return new Change(from, to, other);
        }

        private ContractSetup setup() {
            return ContractSetup.of(from, to);
        }
    }

    /** From TI 1 to TI 2 under register 1, EA 07, two tokens. */
    static VendKeyChangeRequest tariffChange() {
        return request(1, 1, 1, 2, EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT);
    }

    private static VendKeyChangeRequest request(
            int from, int to, int fromTi, int toTi, EncryptionAlgorithm ea, KeyChangeSetKind kind) {
        return new VendKeyChangeRequest(
                new RegisterNumber(from),
                new RegisterNumber(to),
                new MeterPan("600727000000000009"),
                new TariffIndex(fromTi),
                new TariffIndex(toTi),
                ea,
                TokenCarrierType.NUMERIC,
                kind);
    }

    private static Change standardChange() {
        return new Change(
                ContractKey.standard(),
                ContractKey.dkga04(2, 201457, 2, BaseDate.BDT_2014),
                request(1, 2, 1, 1, EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT));
    }

    /** The order of a module that does not judge dates first. */
    String CIPHER_BEFORE_ACT = SmStatus.KEY_PARAM_ERROR.code() + " before " + SmStatus.KEY_NOT_YET_ACTIVE.code();

    /** No key is before its ACT and past its IUT at once: it is not loaded. */
    @TestFactory
    default Stream<DynamicTest> keyChangeFaultsAreReportedInTheirOrder() {
        return new FaultOrder<>(
                        this,
                        standardChange(),
                        Change::setup,
                        (module, change) -> module.vendKeyChange(change.asked()),
                        List.of(
                                new Fault<>(SmStatus.VK_REG_NOT_FOUND_ERROR, KeyChangeContract::fromAnEmptyRegister),
                                new Fault<>(SmStatus.VK_REG_NOT_FOUND_ERROR, KeyChangeContract::toAnEmptyRegister),
                                new Fault<>(SmStatus.KEY_PARAM_ERROR, KeyChangeContract::forDea),
                                new Fault<>(
                                        SmStatus.KEY_NOT_YET_ACTIVE,
                                        c -> c.from(c.from.withActive(NOW.plusSeconds(1))),
                                        "dates of from"),
                                new Fault<>(
                                        SmStatus.KEY_NOT_YET_ACTIVE,
                                        c -> c.to(c.to.withActive(NOW.plusSeconds(1))),
                                        "dates of to"),
                                new Fault<>(
                                        SmStatus.KEY_ISSUE_EXPIRED_ERROR,
                                        c -> c.from(c.from.withIssuedUntil(NOW.minusSeconds(1))),
                                        "dates of from"),
                                new Fault<>(
                                        SmStatus.KEY_ISSUE_EXPIRED_ERROR,
                                        c -> c.to(c.to.withIssuedUntil(NOW.minusSeconds(1))),
                                        "dates of to"),
                                new Fault<>(SmStatus.KEY_CHANGE_NOT_ALLOWED, c -> c.to(c.to.withCluster(1))),
                                new Fault<>(SmStatus.INVALID_NUM_TOKENS, KeyChangeContract::withFourTokens)))
                .tests()
                .filter(test -> !judgesDatesFirst() || !test.getDisplayName().equals(CIPHER_BEFORE_ACT));
    }

    private static Change fromAnEmptyRegister(Change c) {
        return c.asked(request(8, c.asked.to().value(), 1, 1, c.asked.ea(), c.asked.kind()));
    }

    private static Change toAnEmptyRegister(Change c) {
        return c.asked(request(c.asked.from().value(), 9, 1, 1, c.asked.ea(), c.asked.kind()));
    }

    private static Change forDea(Change c) {
        return c.asked(
                request(c.asked.from().value(), c.asked.to().value(), 1, 1, EncryptionAlgorithm.DEA, c.asked.kind()));
    }

    private static Change withFourTokens(Change c) {
        return c.asked(
                request(c.asked.from().value(), c.asked.to().value(), 1, 1, c.asked.ea(), KeyChangeSetKind.FOUR_KCT));
    }

    /** A DES key makes no decoder keys for MISTY1 meters, whether they are to leave it or to get one of it. */
    @Test
    default void bothKeysOfAChangeMustServeTheMeter() {
        ContractKey forLongKeys = ContractKey.standard();
        ContractKey des = ContractKey.dkga02(2, 123456, 1, BaseDate.BDT_2014);
        on(ContractSetup.of(forLongKeys, des), module -> {
            for (int to : new int[] {1, 2}) {
                int from = 3 - to;
                assertRefused(
                        SmStatus.KEY_PARAM_ERROR,
                        () -> module.vendKeyChange(
                                request(from, to, 1, 1, EncryptionAlgorithm.MISTY1, KeyChangeSetKind.FOUR_KCT)));
            }
        });
    }

    @Test
    default void misty1MetersTakeFourTokens() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            for (KeyChangeSetKind kind : List.of(KeyChangeSetKind.TWO_KCT, KeyChangeSetKind.THREE_KCT)) {
                assertRefused(
                        SmStatus.INVALID_NUM_TOKENS,
                        () -> module.vendKeyChange(request(1, 1, 1, 2, EncryptionAlgorithm.MISTY1, kind)));
            }
        });
    }

    @Test
    default void aUniqueKeyDoesNotBecomeACommonOne() {
        Change change = standardChange();
        on(
                change.to(change.to.withKeyType(KeyType.DCTK)).setup(),
                module -> assertRefused(SmStatus.KEY_CHANGE_NOT_ALLOWED, () -> module.vendKeyChange(change.asked())));
    }

    @Test
    default void aDefaultKeyBecomesAUniqueOne() {
        Change change = standardChange();
        on(
                change.from(change.from.withKeyType(KeyType.DDTK)).setup(),
                module -> assertThatCode(() -> module.vendKeyChange(change.asked()))
                        .doesNotThrowAnyException());
    }

    @Test
    default void aMeterMayLeaveAKeyThatHasExpired() {
        Change change = standardChange();
        on(
                change.from(change.from.withKen(0)).setup(),
                module -> assertThatCode(() -> module.vendKeyChange(change.asked()))
                        .doesNotThrowAnyException());
    }

    @Test
    default void keysAreActiveFromTheSecondOfTheirActivationOn() {
        Change change = standardChange();
        on(
                change.from(change.from.withActive(NOW))
                        .to(change.to.withActive(NOW))
                        .setup(),
                module -> assertThatCode(() -> module.vendKeyChange(change.asked()))
                        .doesNotThrowAnyException());
    }

    @Test
    default void keysAreUsedUpToTheSecondOfIssuedUntil() {
        Change change = standardChange();
        on(
                change.from(change.from.withIssuedUntil(NOW))
                        .to(change.to.withIssuedUntil(NOW))
                        .setup(),
                module -> assertThatCode(() -> module.vendKeyChange(change.asked()))
                        .doesNotThrowAnyException());
    }

    @Test
    default void aMeterGoesFromDkga02Of1993ToDkga04Of2014AndTheMeterForgetsItsIdentifiers() {
        Change change = new Change(
                ContractKey.dkga02(1, 991993, 1, BaseDate.BDT_1993),
                ContractKey.dkga04(2, 991993, 2, BaseDate.BDT_2014),
                request(1, 2, 1, 1, EncryptionAlgorithm.STA, KeyChangeSetKind.TWO_KCT));
        on(
                change.setup(),
                module -> assertThat(module.vendKeyChange(change.asked()).rollover())
                        .isTrue());
    }

    @Test
    default void aMeterGoesNeitherBackToDkga02NorToAnEarlierBaseDate() {
        Change change = standardChange();
        for (ContractKey back : List.of(
                ContractKey.dkga02(2, 201457, 2, BaseDate.BDT_2014),
                ContractKey.dkga04(2, 201457, 2, BaseDate.BDT_1993))) {
            on(
                    change.to(back).setup(),
                    module ->
                            assertRefused(SmStatus.KEY_CHANGE_NOT_ALLOWED, () -> module.vendKeyChange(change.asked())));
        }
    }

    @Test
    default void theSameChangeAlwaysGivesTheSameTokens() {
        on(
                ContractSetup.of(ContractKey.standard()),
                module -> assertThat(module.vendKeyChange(tariffChange()))
                        .isEqualTo(module.vendKeyChange(tariffChange())));
    }

    @Test
    default void aChangeOfBaseDateIsARollover() {
        ContractKey later = ContractKey.dkga04(2, 203557, 6, BaseDate.BDT_2035).withActive(BaseDate.BDT_2014.start());
        on(ContractSetup.of(ContractKey.standard(), later), module -> {
            VendedKeyChange change = module.vendKeyChange(standardChange().asked());
            assertThat(change.rollover()).isTrue();
            assertThat(module.vendKeyChange(tariffChange()).rollover()).isFalse();
        });
    }

    @Test
    default void everySectionDecodesUnderTheOldKeyToTheNewOne() {
        for (KeyChangeSetKind kind : KeyChangeSetKind.values()) {
            EncryptionAlgorithm ea =
                    kind == KeyChangeSetKind.FOUR_KCT ? EncryptionAlgorithm.MISTY1 : EncryptionAlgorithm.STA;
            Change change = standardChange();
            on(change.setup(), module -> {
                VendedKeyChange vended = module.vendKeyChange(request(1, 2, 1, 2, ea, kind));
                Meter before = Meter.of(change.from, Asked.standard().ea(ea).ti(1));
                Meter after = Meter.of(change.to, Asked.standard().ea(ea).ti(2));
                assertThat(vended.tokens().stream().map(before::read).toList())
                        .isEqualTo(sections(kind, before, after));
            });
        }
    }

    private static List<Token> sections(KeyChangeSetKind kind, Meter before, Meter after) {
        try (DecoderKey newKey = after.decoderKey()) {
            return List.copyOf(KeyChangeSet.sections(
                    kind,
                    attributes(before),
                    attributes(after),
                    newKey,
                    after.context().ea()));
        }
    }

    private static DecoderKeyAttributes attributes(Meter meter) {
        ContractKey key = meter.vendingKey();
        return new DecoderKeyAttributes(
                key.keyType(), key.krn(), meter.context().ti(), key.ken(), key.sgc(), key.baseDate());
    }
}
