package io.ptoken.sts.meter;

import static io.ptoken.sts.meter.MeterBench.credit;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.keychange.KeyChangeSet;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import io.ptoken.sts.meter.VirtualMeterSettings.PartlyFilledMemory;
import io.ptoken.sts.meter.result.MeterEffect;
import io.ptoken.sts.meter.result.MeterEffect.KeyChanged;
import io.ptoken.sts.meter.result.MeterEffect.SectionKept;
import io.ptoken.sts.meter.result.MeterKeyAttributes;
import io.ptoken.sts.meter.result.MeterReading;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.InitiateMeterTest;
import io.ptoken.sts.token.KeyChangeToken;
import io.ptoken.sts.token.Set1stSectionDecoderKey;
import io.ptoken.sts.token.SetTariffRate;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.MeterTestForm;
import io.ptoken.sts.token.bits.TokenClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyChangeApplicationTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final List<MeterResult> KEPT =
            List.of(MeterResult.FIRST_KCT, MeterResult.SECOND_KCT, MeterResult.THIRD_KCT, MeterResult.FOURTH_KCT);

    private final MeterBench bench = MeterBench.sta();

    enum Kind {
        TWO_KCT(EncryptionAlgorithm.STA),
        THREE_KCT(EncryptionAlgorithm.STA),
        FOUR_KCT(EncryptionAlgorithm.MISTY1);

        final EncryptionAlgorithm ea;

        Kind(EncryptionAlgorithm ea) {
            this.ea = ea;
        }

        Sections to(int keyNumber) {
            return new Sections(ea, keyNumber).threeKct(this == THREE_KCT);
        }
    }

    @Nested
    class CompleteSets {

        @ParameterizedTest
        @MethodSource("io.ptoken.sts.meter.KeyChangeApplicationTest#everyOrderOfEverySet")
        void changeTheKeyInAnyOrder(Kind kind, List<Integer> order) {
            MeterBench any = MeterBench.of(kind.ea);
            any.accepts(credit(1, 100));
            List<KeyChangeToken> sections =
                    kind.to(2).keyRevision(2).tariff(7).sgc(201_457).tokens();
            MeterKeyAttributes from = any.meter.snapshot().keyAttributes();

            for (int i = 0; i < order.size() - 1; i++) {
                MeterResponse kept = any.enter(sections.get(order.get(i) - 1));
                assertThat(kept.result()).isEqualTo(KEPT.get(order.get(i) - 1));
                assertThat(kept.stage()).isEqualTo(MeterStage.CANCEL);
                assertThat(kept.effect()).contains(new SectionKept(new TreeSet<>(order.subList(0, i + 1))));
                any.assertHasKeyOfIssuer();
            }
            MeterResponse changed = any.enter(sections.get(order.get(order.size() - 1) - 1));

            Optional<SupplyGroupCode> sgc =
                    kind == Kind.TWO_KCT ? Optional.empty() : Optional.of(new SupplyGroupCode(201_457));
            MeterKeyAttributes to = new MeterKeyAttributes(
                    KeyType.DUTK,
                    new KeyRevision(2),
                    new TariffIndex(7),
                    KeyExpiryNumber.NEVER,
                    sgc,
                    BaseDate.BDT_2014);
            assertThat(changed.result()).isEqualTo(MeterResult.ACCEPT);
            assertThat(changed.effect()).contains(new KeyChanged(from, to, false));
            assertThat(any.meter.snapshot().keyAttributes()).isEqualTo(to);
            assertThat(any.meter.snapshot().pendingSections()).isEmpty();
            assertThat(any.meter.snapshot().balance(CreditSubclass.ELECTRICITY)).isEqualTo(100);
            assertThat(any.enter(credit(2, 100)).result()).isEqualTo(MeterResult.CRC_ERROR);
            any.issueUnder(2);
            any.refuses(credit(1, 100), MeterResult.USED_ERROR, MeterStage.VALIDATE);
            any.accepts(credit(2, 100));
        }

        @ParameterizedTest
        @EnumSource
        void areSpentBecauseTheKeyHasChanged(Kind kind) {
            MeterBench any = MeterBench.of(kind.ea);
            List<KeyChangeToken> sections = kind.to(2).tokens();
            List<String> digits = sections.stream().map(any::digits).toList();
            digits.forEach(any.meter::enter);
            any.issueUnder(2);
            for (String again : digits) {
                any.refuses(again, MeterResult.CRC_ERROR, MeterStage.AUTHENTICATE);
            }
        }

        @Test
        void areNotSubjectToKeyExpiry() {
            MeterBench expired =
                    MeterBench.withKey(MeterBench.attributes(KeyType.DUTK, 0), VirtualMeterSettings.DEFAULT);
            expired.refuses(credit(1, 100), MeterResult.KEY_EXPIRED_ERROR, MeterStage.VALIDATE);
            enterAll(expired, Kind.TWO_KCT.to(2).ken(170).tokens());
            expired.issueUnder(2);
            expired.accepts(credit(1, 100));
        }

        @Test
        void carryTheKenInTwoNibbles() {
            enterAll(bench, Kind.TWO_KCT.to(2).ken(0xA5).tokens());
            assertThat(bench.meter.snapshot().keyAttributes().ken()).isEqualTo(new KeyExpiryNumber(0xA5));
        }

        @Test
        void leaveTheKenAloneInAMeterWithoutKeyExpiry() {
            MeterBench any = MeterBench.sta(
                    VirtualMeterSettings.builder().keyExpiry(false).build());
            enterAll(any, Kind.TWO_KCT.to(2).ken(170).tokens());
            assertThat(any.meter.snapshot().keyAttributes().ken()).isEqualTo(KeyExpiryNumber.NEVER);
        }

        @Test
        void doNotTellTheSgcWhenAStray3rdSectionMeetsASetOfTwo() {
            bench.enter(Kind.THREE_KCT.to(3).sgc(201_457).tokens().get(2));
            enterAll(bench, Kind.TWO_KCT.to(2).tokens());
            assertThat(bench.meter.snapshot().keyAttributes().sgc()).isEmpty();
            assertThat(bench.meter.snapshot().pendingSections()).isEmpty();
        }

        /** Two sections do not name the group, so the meter cannot know whether it is still in the same one. */
        @Test
        void ofTwoLeaveTheMeterWithoutItsSgcUntilAThirdSectionTellsIt() {
            enterAll(bench, Kind.TWO_KCT.to(2).sgc(201_457).tokens());
            assertThat(bench.meter.snapshot().keyAttributes().sgc()).isEmpty();
            bench.issueUnder(2);
            assertThat(sgcShown()).isEqualTo(new MeterReading("SGC", "000000"));

            enterAll(bench, Kind.THREE_KCT.to(3).sgc(201_457).tokens());
            assertThat(bench.meter.snapshot().keyAttributes().sgc()).contains(new SupplyGroupCode(201_457));
            bench.issueUnder(3);
            assertThat(sgcShown()).isEqualTo(new MeterReading("SGC", "201457"));
        }

        private MeterReading sgcShown() {
            MeterResponse response = bench.enter(new InitiateMeterTest(MeterTestForm.CONTROL_36, 1L << 15, 0));
            return ((MeterEffect.Displayed) response.effect().orElseThrow())
                    .readings()
                    .get(0);
        }
    }

    @Nested
    class TimeOut {

        private final List<KeyChangeToken> sections = Kind.TWO_KCT.to(2).tokens();

        @Test
        void aSectionIsKeptUntilJustBeforeTheTimeOut() {
            bench.enter(sections.get(0));
            bench.advance(TIMEOUT.minusNanos(1));
            assertThat(bench.meter.snapshot().pendingSections()).containsExactly(1);
            assertThat(bench.enter(sections.get(1)).result()).isEqualTo(MeterResult.ACCEPT);
        }

        @Test
        void aSectionIsForgottenAtTheTimeOut() {
            bench.enter(sections.get(0));
            bench.advance(TIMEOUT);
            assertThat(bench.meter.snapshot().pendingSections()).isEmpty();
            assertThat(bench.enter(sections.get(1)).result()).isEqualTo(MeterResult.SECOND_KCT);
            bench.assertHasKeyOfIssuer();
        }

        @Test
        void everySectionBeginsTheTimeAnew() {
            List<KeyChangeToken> three = Kind.THREE_KCT.to(2).tokens();
            bench.enter(three.get(0));
            bench.advance(TIMEOUT.minusSeconds(1));
            bench.enter(three.get(1));
            bench.advance(TIMEOUT.minusSeconds(1));
            assertThat(bench.enter(three.get(2)).result()).isEqualTo(MeterResult.ACCEPT);
        }

        @Test
        void itIsASetting() {
            MeterBench any = MeterBench.sta(VirtualMeterSettings.builder()
                    .keyChangeTimeout(Duration.ofHours(1))
                    .build());
            any.enter(sections.get(0));
            any.advance(Duration.ofMinutes(59));
            assertThat(any.enter(sections.get(1)).result()).isEqualTo(MeterResult.ACCEPT);
        }
    }

    @Nested
    class MixedSections {

        @Test
        void otherTokensBetweenThemDoNotDisturb() {
            List<KeyChangeToken> sections = Kind.TWO_KCT.to(2).tokens();
            bench.enter(sections.get(0));
            bench.accepts(credit(1, 100));
            bench.meter.enter("not a token");
            assertThat(bench.enter(sections.get(1)).result()).isEqualTo(MeterResult.ACCEPT);
        }

        @Test
        void oneSectionTwiceIsKeptOnce() {
            List<KeyChangeToken> sections = Kind.THREE_KCT.to(2).tokens();
            bench.enter(sections.get(2));
            bench.enter(sections.get(0));
            assertThat(bench.enter(sections.get(0)).result()).isEqualTo(MeterResult.FIRST_KCT);
            assertThat(bench.meter.snapshot().pendingSections()).containsExactly(1, 3);
            assertThat(bench.enter(sections.get(1)).result()).isEqualTo(MeterResult.ACCEPT);
        }

        @Test
        void anotherContentUnderOneNumberBeginsANewSet() {
            List<KeyChangeToken> abandoned = Kind.THREE_KCT.to(2).sgc(201_457).tokens();
            List<KeyChangeToken> wanted = Kind.THREE_KCT.to(3).sgc(201_460).tokens();
            bench.enter(abandoned.get(0));
            bench.enter(abandoned.get(2));
            assertThat(bench.enter(wanted.get(0)).result()).isEqualTo(MeterResult.FIRST_KCT);
            assertThat(bench.meter.snapshot().pendingSections()).containsExactly(1);
            bench.enter(wanted.get(1));
            assertThat(bench.enter(wanted.get(2)).result()).isEqualTo(MeterResult.ACCEPT);
            assertThat(bench.meter.snapshot().keyAttributes().sgc()).contains(new SupplyGroupCode(201_460));
            bench.issueUnder(3);
            bench.accepts(credit(1, 100));
        }

        /** Real meters cannot tell either: no section names its set. */
        @Test
        void sectionsOfTwoSetsMakeAKeyThatNobodyHas() {
            bench.enter(Kind.TWO_KCT.to(2).tokens().get(0));
            assertThat(bench.enter(new Sections(EncryptionAlgorithm.STA, 3)
                                    .tokens()
                                    .get(1))
                            .result())
                    .isEqualTo(MeterResult.ACCEPT);
            for (int key : new int[] {1, 2, 3}) {
                bench.issueUnder(key);
                assertThat(bench.enter(credit(1, 100)).result()).isEqualTo(MeterResult.CRC_ERROR);
            }
        }
    }

    @Nested
    class Transitions {

        @ParameterizedTest
        @CsvSource({
            "DITK, DITK",
            "DITK, DDTK",
            "DITK, DUTK",
            "DITK, DCTK",
            "DDTK, DDTK",
            "DDTK, DUTK",
            "DDTK, DCTK",
            "DUTK, DDTK",
            "DUTK, DUTK",
            "DCTK, DDTK",
            "DCTK, DCTK"
        })
        void allowed(KeyType from, KeyType to) {
            MeterBench any = MeterBench.withKeyType(from);
            assertThat(enterAll(any, Kind.TWO_KCT.to(2).keyType(to).tokens()).result())
                    .isEqualTo(MeterResult.ACCEPT);
            assertThat(any.meter.snapshot().keyAttributes().kt()).isEqualTo(to);
            any.issueUnder(2);
            any.accepts(new SetTariffRate(MeterBench.RND, MeterBench.minutesAfterMaking(1), 7));
        }

        @ParameterizedTest
        @CsvSource({"DDTK, DITK", "DUTK, DITK", "DUTK, DCTK", "DCTK, DITK", "DCTK, DUTK"})
        void forbidden(KeyType from, KeyType to) {
            MeterBench any = MeterBench.withKeyType(from);
            MeterSnapshot before = any.meter.snapshot();
            MeterResponse response =
                    enterAll(any, Kind.TWO_KCT.to(2).keyType(to).rollover(true).tokens());
            assertThat(response.result()).isEqualTo(MeterResult.KEY_TYPE_ERROR);
            assertThat(response.stage()).isEqualTo(MeterStage.APPLY);
            assertThat(response.token()).isPresent();
            assertThat(response.effect()).isEmpty();
            assertThat(any.meter.snapshot()).isEqualTo(before);
            any.assertHasKeyOfIssuer();
        }

        @Test
        void followTheTableInTheSettings() {
            KeyTypeTransitions table = KeyTypeTransitions.DEFAULT
                    .assuming(KeyType.DCTK, KeyType.DUTK, true)
                    .assuming(KeyType.DCTK, KeyType.DDTK, false);
            MeterBench any = MeterBench.withKey(
                    MeterBench.attributes(KeyType.DCTK),
                    VirtualMeterSettings.builder().keyTypeTransitions(table).build());
            assertThat(enterAll(any, Kind.TWO_KCT.to(2).keyType(KeyType.DDTK).tokens())
                            .result())
                    .isEqualTo(MeterResult.KEY_TYPE_ERROR);
            assertThat(enterAll(any, Kind.TWO_KCT.to(3).keyType(KeyType.DUTK).tokens())
                            .result())
                    .isEqualTo(MeterResult.ACCEPT);
        }

        @Test
        void aForbiddenSetDoesNotStandInTheWayOfTheNext() {
            enterAll(bench, Kind.TWO_KCT.to(2).keyType(KeyType.DCTK).tokens());
            List<KeyChangeToken> good = new ArrayList<>(Kind.TWO_KCT.to(3).tokens());
            Collections.reverse(good);
            assertThat(enterAll(bench, good).result()).isEqualTo(MeterResult.ACCEPT);
        }

        @Test
        void creditFollowsTheKeyType() {
            enterAll(bench, Kind.TWO_KCT.to(2).keyType(KeyType.DDTK).tokens());
            bench.issueUnder(2);
            bench.refuses(credit(1, 100), MeterResult.DDTK_ERROR, MeterStage.VALIDATE);
        }
    }

    @Nested
    class Rollover {

        private static final String LATE_2034 = "2034-12-31T23:59:00Z";

        @ParameterizedTest
        @EnumSource
        void clearsTheTidMemoryAndKeepsTheCredit(Kind kind) {
            MeterBench any = MeterBench.of(kind.ea);
            TokenIdentifier late = TokenIdentifier.at(BaseDate.BDT_2014, Instant.parse(LATE_2034));
            TokenIdentifier early = TokenIdentifier.at(BaseDate.BDT_2035, Instant.parse("2035-01-01T00:00:00Z"));
            any.accepts(credit(late, 100));
            any.refuses(credit(early, 100), MeterResult.OLD_ERROR, MeterStage.VALIDATE);

            MeterKeyAttributes from = any.meter.snapshot().keyAttributes();
            MeterResponse response =
                    enterAll(any, kind.to(2).keyRevision(6).rollover(true).tokens());

            KeyChanged effect = (KeyChanged) response.effect().orElseThrow();
            assertThat(effect.from()).isEqualTo(from);
            assertThat(effect.to().baseDate()).isEqualTo(BaseDate.BDT_2035);
            assertThat(effect.tidMemoryCleared()).isTrue();
            assertThat(any.meter.snapshot().tidMemory()).isEmpty();
            assertThat(any.meter.snapshot().balance(CreditSubclass.ELECTRICITY)).isEqualTo(100);
            any.issueUnder(2);
            any.accepts(credit(early, 50));
            assertThat(any.meter.snapshot().balance(CreditSubclass.ELECTRICITY)).isEqualTo(150);
            any.refuses(credit(early, 50), MeterResult.USED_ERROR, MeterStage.VALIDATE);
        }

        @Test
        void nothingIsOldUntilTheMemoryIsFullAgain() {
            MeterBench any = MeterBench.sta(
                    VirtualMeterSettings.builder().tidMemorySize(2).build());
            rollOver(any);
            any.accepts(credit(new TokenIdentifier(500), 1));
            any.accepts(credit(new TokenIdentifier(400), 1));
            any.refuses(credit(new TokenIdentifier(399), 1), MeterResult.OLD_ERROR, MeterStage.VALIDATE);
            any.accepts(credit(new TokenIdentifier(401), 1));
        }

        @Test
        void orTheFirstTokenSetsTheLimitWhereTheMeterReadsItSo() {
            MeterBench any = MeterBench.sta(VirtualMeterSettings.builder()
                    .partlyFilledMemory(PartlyFilledMemory.OLD_BELOW_SMALLEST_STORED)
                    .build());
            rollOver(any);
            any.accepts(credit(new TokenIdentifier(500), 1));
            any.refuses(credit(new TokenIdentifier(499), 1), MeterResult.OLD_ERROR, MeterStage.VALIDATE);
            any.accepts(credit(new TokenIdentifier(501), 1));
        }

        @Test
        void aKeyChangeWithoutItKeepsTheMemory() {
            bench.accepts(credit(1, 100));
            List<TokenIdentifier> before = bench.meter.snapshot().tidMemory();
            enterAll(bench, Kind.TWO_KCT.to(2).tokens());
            assertThat(bench.meter.snapshot().tidMemory()).isEqualTo(before);
            assertThat(bench.meter.snapshot().keyAttributes().baseDate()).isEqualTo(BaseDate.BDT_2014);
        }

        private void rollOver(MeterBench any) {
            enterAll(any, Kind.TWO_KCT.to(2).keyRevision(6).rollover(true).tokens());
            any.issueUnder(2);
        }
    }

    @Nested
    class WrongKindOfSet {

        @Test
        void a3KctBitGetsFormatErrorFromAMeterWith128BitKeys() {
            MeterBench misty = MeterBench.of(EncryptionAlgorithm.MISTY1);
            KeyChangeToken first = Kind.FOUR_KCT.to(2).threeKct(true).first();
            assertThat(((Set1stSectionDecoderKey) first).threeKct()).isTrue();
            misty.refuses(first, MeterResult.FORMAT_ERROR, MeterStage.APPLY);
        }

        @Test
        void anSgcOfSevenDigitsInTwoHalvesGetsRangeErrorAndSpendsTheSet() {
            MeterBench misty = MeterBench.of(EncryptionAlgorithm.MISTY1);
            MeterSnapshot before = misty.meter.snapshot();
            List<KeyChangeToken> sections = Kind.FOUR_KCT.to(2).tokens();
            enterAll(misty, sections.subList(0, 3));
            MeterResponse last = misty.meter.enter(misty.raw(TokenClass.METER_SPECIFIC, 9L << 44 | 0xFFFL << 32));
            assertThat(last.result()).isEqualTo(MeterResult.RANGE_ERROR);
            assertThat(misty.meter.snapshot()).isEqualTo(before);
            misty.assertHasKeyOfIssuer();
        }

        @Test
        void managementTokensAreStillTakenWhileASetIsIncomplete() {
            bench.enter(Kind.TWO_KCT.to(2).tokens().get(0));
            bench.accepts(credit(CreditSubclass.WATER, MeterBench.minutesAfterMaking(1), UnitAmountCode.encode(5)));
        }
    }

    /** The sections above are cut by hand; these come from the issuer's own code. */
    @ParameterizedTest
    @EnumSource
    void takesWhatKeyChangeSetIssues(KeyChangeSetKind kind) {
        EncryptionAlgorithm ea =
                kind == KeyChangeSetKind.FOUR_KCT ? EncryptionAlgorithm.MISTY1 : EncryptionAlgorithm.STA;
        MeterBench any = MeterBench.of(ea);
        DecoderKeyAttributes from = MeterBench.attributes(KeyType.DUTK);
        DecoderKeyAttributes to = new DecoderKeyAttributes(
                KeyType.DDTK,
                new KeyRevision(9),
                new TariffIndex(99),
                new KeyExpiryNumber(0x5A),
                new SupplyGroupCode(999_999),
                BaseDate.BDT_2035);
        try (DecoderKey key = MeterBench.key(ea, 2)) {
            MeterResponse response = enterAll(any, KeyChangeSet.sections(kind, from, to, key, ea));
            KeyChanged changed = (KeyChanged) response.effect().orElseThrow();
            assertThat(changed.from()).isEqualTo(MeterKeyAttributes.of(from));
            assertThat(changed.to().sgc())
                    .isEqualTo(kind == KeyChangeSetKind.TWO_KCT ? Optional.empty() : Optional.of(to.sgc()));
            assertThat(changed.to())
                    .usingRecursiveComparison()
                    .ignoringFields("sgc")
                    .isEqualTo(MeterKeyAttributes.of(to));
            assertThat(changed.tidMemoryCleared()).isTrue();
        }
        any.issueUnder(2);
        any.accepts(new SetTariffRate(MeterBench.RND, new TokenIdentifier(1), 7));
    }

    @Test
    void noAnswerPrintsKeyBits() {
        List<KeyChangeToken> sections = Kind.TWO_KCT.to(2).tokens();
        String keyWord = Integer.toString(((Set1stSectionDecoderKey) sections.get(0)).nkho());
        assertThat(bench.enter(sections.get(0)).toString()).doesNotContain(keyWord);
        long block = sections.get(0).block();
        assertThat(new EncodedToken(TokenClass.METER_SPECIFIC, block)).hasToString("EncodedToken[METER_SPECIFIC]");
        assertThat(enterAll(bench, sections).toString()).doesNotContain(keyWord);
    }

    static Stream<Arguments> everyOrderOfEverySet() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> orders(kind.to(2).tokens().size()).stream().map(order -> Arguments.of(kind, order)));
    }

    private static List<List<Integer>> orders(int sections) {
        List<List<Integer>> orders = List.of(List.of());
        for (int section = 1; section <= sections; section++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> order : orders) {
                for (int place = 0; place <= order.size(); place++) {
                    List<Integer> next = new ArrayList<>(order);
                    next.add(place, section);
                    longer.add(next);
                }
            }
            orders = longer;
        }
        return orders;
    }

    private static MeterResponse enterAll(MeterBench bench, List<KeyChangeToken> sections) {
        MeterResponse last = bench.enter(sections.get(0));
        for (KeyChangeToken section : sections.subList(1, sections.size())) {
            last = bench.enter(section);
        }
        return last;
    }
}
