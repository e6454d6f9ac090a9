package io.ptoken.service.operate.notice;

import static io.ptoken.service.operate.notice.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.tid.BaseDate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notices of kinds 2, 3 and 4, on both sides of every threshold. */
class KeyRulesTest {

    private static final String KEY = "The vending key of register 3 (SGC 123457 KRN 1 KT 2)";
    private static final String SUBJECT = "SGC 123457 KRN 1";

    private final Facts facts = new Facts();

    @Test
    void iutAtTheThreshold() {
        facts.preferences.put("ptoken.keyRefreshWarningDays", "7");
        facts.issuedUntil = NOON.plus(Duration.ofDays(7));
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EKeystore.Refresh",
                        KEY + " is used until 2026-11-30T12:00:00Z (IUT), in 7 days.",
                        "Get a fresh key load file from its KMC.",
                        SUBJECT));

        facts.issuedUntil = NOON.plus(Duration.ofDays(7)).plusSeconds(1);
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void iutItselfIsStillGoodAndASecondLaterTheKeyCannotVend() {
        facts.issuedUntil = NOON;
        assertThat(facts.notices()).extracting(Notice::code).containsExactly("EKeystore.Refresh");

        facts.issuedUntil = NOON.minusSeconds(1);
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EKeystore.CannotVend",
                        KEY + " cannot vend: its time of use ended at 2026-11-23T11:59:59Z (IUT).",
                        "Get a fresh key load file from its KMC.",
                        SUBJECT));
    }

    @Test
    void expAtTheThreshold() {
        facts.preferences.put("ptoken.keyExpiryWarningDays", "60");
        facts.expires = Optional.of(NOON.plus(Duration.ofDays(60)));
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EKeystore.Expiry",
                        KEY + " expires at 2027-01-22T12:00:00Z (EXP), in 60 days.",
                        "Contact the supply group owner about a new key revision.",
                        SUBJECT));

        facts.expires = Optional.of(NOON.plus(Duration.ofDays(60)).plusSeconds(1));
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void expItselfIsStillGoodAndASecondLaterTheKeyCannotVend() {
        facts.expires = Optional.of(NOON);
        assertThat(facts.sentences())
                .containsExactly(KEY + " expires at 2026-11-23T12:00:00Z (EXP), in less than a day."
                        + " Contact the supply group owner about a new key revision.");

        facts.expires = Optional.of(NOON.minusSeconds(1));
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EKeystore.Expiry",
                        KEY + " cannot vend: it expired at 2026-11-23T11:59:59Z (EXP); meters may leave it until"
                                + " 2050-01-01T00:00:00Z (IUT).",
                        "Contact the supply group owner about a new key revision.",
                        SUBJECT));
    }

    @Test
    void aKeyWithoutExpHasNoSuchEnd() {
        facts.expires = Optional.empty();
        assertThat(facts.notices()).isEmpty();
    }

    /** KEN 104 of base date 2014 ends 105 * 65536 minutes after its begin: 2027-01-31T16:00Z, 69 days 4 hours away. */
    @ParameterizedTest
    @CsvSource({"69, false", "70, true"})
    void theDateThatKenImpliesAtTheThreshold(int days, boolean told) {
        facts.ken = 104;
        facts.preferences.put("ptoken.keyExpiryWarningDays", Integer.toString(days));

        assertThat(facts.notices())
                .isEqualTo(
                        told
                                ? List.of(new Notice(
                                        Level.WARNING,
                                        "EKeystore.Expiry",
                                        KEY + " runs out of token identifiers at 2027-01-31T16:00:00Z (KEN 104),"
                                                + " in 69 days.",
                                        "Contact the supply group owner about a new key revision.",
                                        SUBJECT))
                                : List.of());
    }

    @Test
    void aKenThatIsPast() {
        facts.ken = 102;

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EKeystore.Expiry",
                        KEY + " cannot vend since 2026-11-01T15:28:00Z, when its token identifiers ran out (KEN 102);"
                                + " meters may leave it until 2050-01-01T00:00:00Z (IUT).",
                        "Contact the supply group owner about a new key revision.",
                        SUBJECT));
    }

    /** Meters are moved from it, and nothing else: that its identifiers have run out is as it should be. */
    @ParameterizedTest
    @CsvSource({"BDT_1993, 123457", "BDT_2014, 991993"})
    void aKeyThatIsKeptForKeyChangesVendsNothingAsIsMeant(BaseDate baseDate, int sgc) {
        facts.baseDate = baseDate;
        facts.sgc = sgc;
        facts.ken = 102;
        facts.unitLimit = new CreditLimit(0);
        facts.currencyLimit = new CreditLimit(0);
        facts.subclasses = 0;
        facts.expires = Optional.of(NOON.minusSeconds(1));
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void otherKeysOfThatEndAreErrors() {
        facts.sgc = 991_994;
        facts.ken = 102;
        assertThat(facts.notices()).extracting(Notice::level).containsExactly(Level.ERROR);
    }

    @Test
    void ofAKeyForKeyChangesTheEndOfItsUseIsToldBefore() {
        facts.baseDate = BaseDate.BDT_1993;
        facts.issuedUntil = NOON.plus(Duration.ofDays(14));
        assertThat(facts.notices()).extracting(Notice::code).containsExactly("EKeystore.Refresh");

        facts.issuedUntil = NOON.plus(Duration.ofDays(14)).plusSeconds(1);
        assertThat(facts.notices()).isEmpty();

        facts.issuedUntil = NOON.plusSeconds(1);
        facts.expires = Optional.of(NOON.minusSeconds(1));
        assertThat(facts.notices()).as("no fresh file comes past EXP").isEmpty();
    }

    @Test
    void aKeyForKeyChangesThatNoMeterCanLeaveIsAWarning() {
        facts.baseDate = BaseDate.BDT_1993;
        facts.issuedUntil = NOON.minusSeconds(1);

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EKeystore.CannotVend",
                        KEY + ", kept for key changes, can be left by no meter: its time of use ended at"
                                + " 2026-11-23T11:59:59Z (IUT).",
                        "Get a fresh key load file from its KMC. If no meter is under it any more, take it out of the"
                                + " module.",
                        SUBJECT));
    }

    @Test
    void notYetActive() {
        facts.active = NOON.plusSeconds(1);
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.INFO,
                        "EKeystore.CannotVend",
                        KEY + " cannot vend yet: it is not active before 2026-11-23T12:00:01Z (ACT).",
                        "Wait until then, or check the clock.",
                        SUBJECT));

        facts.active = NOON;
        assertThat(facts.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // ULM, CLM, SBM: expected levels and limits
        "1, 1, FF, ''",
        "0, 1, FF, WARNING ULM",
        "1, 0, FF, WARNING CLM",
        "0, 0, FF, ERROR ULM;ERROR CLM",
        "0, 1, F0, ''",
        "1, 0, 0F, ''",
        "0, 1, 0F, ERROR ULM",
        "0, 1, 01, ERROR ULM",
        "0, 1, 02, ERROR ULM",
        "0, 1, 04, ERROR ULM",
        "0, 1, 08, ERROR ULM",
        "1, 0, F0, ERROR CLM",
        "1, 0, 10, ERROR CLM",
        "1, 0, 20, ERROR CLM",
        "1, 0, 40, ERROR CLM",
        "1, 0, 80, ERROR CLM"
    })
    void limitsThatAreUsedUp(long ulm, long clm, String sbm, String expected) {
        facts.unitLimit = new CreditLimit(ulm);
        facts.currencyLimit = new CreditLimit(clm);
        facts.subclasses = Integer.parseInt(sbm, 16);
        facts.knowsFirstLimits(ulm, clm);

        assertThat(facts.notices().stream()
                        .map(notice -> notice.level() + " " + notice.text().replaceAll(".*\\(([A-Z]{3}).*", "$1"))
                        .reduce((one, other) -> one + ";" + other)
                        .orElse(""))
                .isEqualTo(expected);
    }

    @Test
    void aUsedUpLimitIsNamed() {
        facts.unitLimit = new CreditLimit(0);

        assertThat(facts.sentences())
                .containsExactly(KEY + " cannot vend unit credit: its limit is used up (ULM)."
                        + " Get a fresh key load file from its KMC.");

        facts.unitLimit = CreditLimit.UNLIMITED;
        facts.currencyLimit = new CreditLimit(0);
        assertThat(facts.sentences())
                .containsExactly(KEY + " cannot vend currency credit: its limit is used up (CLM)."
                        + " Get a fresh key load file from its KMC.");
    }

    @Test
    void lessThanOneCurrencyUnitIsNotUsedUp() {
        facts.currencyLimit = new CreditLimit(0, true);
        facts.preferences.put("ptoken.keyLimitWarningPercent", "0");

        assertThat(facts.sentences()).isEmpty();
    }

    /** Each has one notice, and it says what is so: past IUT no meter leaves it, and no fresh file comes past EXP. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # IUT and EXP in days from now | KEN | code | what it says
             -1 | -2 | 255 | CannotVend | past both: IUT and EXP
             -2 | -1 | 255 | CannotVend | past both: IUT and EXP
             -1 |  1 | 255 | CannotVend | past IUT
             -1 | -  | 102 | CannotVend | past both: IUT and KEN
             -1 | -1 | 102 | CannotVend | past both: IUT and EXP
              1 | -1 | 255 | Expiry     | past EXP
              1 | -1 | 102 | Expiry     | past EXP
              1 |  1 | 102 | Expiry     | past KEN
            """)
    void aKeyThatIsOverHasOneNotice(int iut, @Nullable Integer exp, int ken, String code, String what) {
        facts.issuedUntil = NOON.plus(Duration.ofDays(iut));
        facts.expires = Optional.ofNullable(exp).map(days -> NOON.plus(Duration.ofDays(days)));
        facts.ken = ken;
        facts.unitLimit = new CreditLimit(0);

        assertThat(facts.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.level()).isEqualTo(Level.ERROR);
            assertThat(notice.code()).isEqualTo("EKeystore." + code);
            assertThat(notice.text().contains("no meter can leave it")).isEqualTo(what.startsWith("past both"));
            assertThat(notice.text().contains("(IUT)")).isTrue();
            assertThat(notice.text().contains("(EXP)")).isEqualTo(what.contains("EXP"));
            assertThat(notice.text().contains("(KEN ")).isEqualTo(what.contains("KEN"));
            assertThat(notice.text().contains("meters may leave it")).isEqualTo(code.equals("Expiry"));
            assertThat(notice.action())
                    .isEqualTo(
                            what.equals("past IUT")
                                    ? "Get a fresh key load file from its KMC."
                                    : "Contact the supply group owner about a new key revision.");
        });
    }

    @Test
    void aKeyPastBothExpAndIutIsToldInOneSentence() {
        facts.issuedUntil = NOON.minusSeconds(1);
        facts.expires = Optional.of(NOON.minusSeconds(2));

        assertThat(facts.sentences())
                .containsExactly(KEY + " cannot vend, and no meter can leave it: its time of use ended at"
                        + " 2026-11-23T11:59:59Z (IUT), and it expired at 2026-11-23T11:59:58Z (EXP)."
                        + " Contact the supply group owner about a new key revision.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KMC           | Get a fresh key load file from its KMC.
            OWNER         | It was loaded by hand: load it again with a later IUT.
            CONFIGURATION | Correct it where the keys of its module are configured.
            """)
    void theAdviceFitsWhereTheKeyCameFrom(KeySource source, String action) {
        facts.source = source;
        facts.issuedUntil = NOON.plusSeconds(1);
        assertThat(facts.notices()).extracting(Notice::action).containsExactly(action);

        facts.issuedUntil = NOON.minusSeconds(1);
        assertThat(facts.notices()).extracting(Notice::action).containsExactly(action);

        facts.issuedUntil = Facts.FAR;
        facts.unitLimit = new CreditLimit(0);
        assertThat(facts.notices())
                .extracting(Notice::action)
                .containsExactly(action.replace("a later IUT", "a new limit"));

        facts.subclasses = 0;
        assertThat(facts.notices())
                .extracting(Notice::action)
                .containsExactly(
                        source == KeySource.KMC
                                ? "Ask its KMC for a key load file that allows the subclasses you sell."
                                : action.replace("a later IUT", "an SBM that allows the subclasses you sell"));
    }

    @Test
    void noSubclassAllowed() {
        facts.subclasses = 0xFF00;

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EKeystore.CannotVend",
                        KEY + " cannot vend credit: no subclass is allowed (SBM FF00).",
                        "Ask its KMC for a key load file that allows the subclasses you sell.",
                        SUBJECT));
    }

    @Test
    void aDefaultKeyCarriesNoCreditSoThatItsLimitsDoNotMatter() {
        facts.keyType = KeyType.DDTK;
        facts.unitLimit = new CreditLimit(0);
        facts.currencyLimit = new CreditLimit(0);
        facts.subclasses = 0;
        assertThat(facts.notices()).isEmpty();

        facts.issuedUntil = Instant.EPOCH;
        assertThat(facts.notices()).hasSize(1);
    }
}
