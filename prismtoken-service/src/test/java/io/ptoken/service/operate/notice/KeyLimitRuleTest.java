package io.ptoken.service.operate.notice;

import static io.ptoken.service.operate.notice.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.service.operate.notice.facts.FirstLimits;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.notice.words.Subject;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.tid.BaseDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ULM and CLM that are close to zero, on both sides of the threshold. */
class KeyLimitRuleTest {

    private static final String KEY = "The vending key of register 3 (SGC 123457 KRN 1 KT 2)";

    private final Facts facts = new Facts();

    @ParameterizedTest
    @CsvSource({
        // first, left, threshold, told
        "1000, 101, 10, false",
        "1000, 100, 10, true",
        "1000, 1, 10, true",
        "1000, 1000, 100, true",
        "1000, 11, 1, false",
        "1000, 10, 1, true",
        "1000, 1, 0, false",
        "4294967294, 429496730, 10, false",
        "4294967294, 429496729, 10, true",
        "9, 1, 10, false",
        "10, 1, 10, true"
    })
    void atTheThreshold(long first, long left, int percent, boolean told) {
        facts.preferences.put("ptoken.keyLimitWarningPercent", Integer.toString(percent));
        facts.unitLimit = new CreditLimit(left);
        facts.knowsFirstLimits(first, CreditLimit.UNLIMITED.value());
        assertThat(facts.notices()).hasSize(told ? 1 : 0);

        facts.unitLimit = CreditLimit.UNLIMITED;
        facts.currencyLimit = new CreditLimit(left);
        facts.knowsFirstLimits(CreditLimit.UNLIMITED.value(), first);
        assertThat(facts.notices()).hasSize(told ? 1 : 0);
    }

    @Test
    void tenPerCentUnlessSomebodyWantsItOtherwise() {
        facts.unitLimit = new CreditLimit(1001);
        facts.knowsFirstLimits(10_000, CreditLimit.UNLIMITED.value());
        assertThat(facts.notices()).isEmpty();

        facts.unitLimit = new CreditLimit(1000);
        assertThat(facts.all())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EKeystore.Limit",
                        KEY + " has 100.0 of 1000.0 of unit credit left (ULM), 10 %.",
                        "Get a fresh key load file from its KMC.",
                        Subject.of("SGC 123457 KRN 1 ULM"),
                        Clearing.LOAD_FROM_KMC));
    }

    @Test
    void currencyIsCountedInWholes() {
        facts.currencyLimit = new CreditLimit(0, true);
        facts.source = KeySource.OWNER;
        facts.knowsFirstLimits(CreditLimit.UNLIMITED.value(), 500);

        assertThat(facts.all())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EKeystore.Limit",
                        KEY + " has less than 1 of 500 of currency credit left (CLM), 0 %.",
                        "It was loaded by hand: load it again with a new limit.",
                        Subject.of("SGC 123457 KRN 1 CLM"),
                        Clearing.LOAD_KEY));
    }

    @Test
    void whatIsUsedUpHasTheOtherNoticeAlone() {
        facts.unitLimit = new CreditLimit(0);
        facts.knowsFirstLimits(1000, CreditLimit.UNLIMITED.value());

        assertThat(facts.notices()).extracting(Notice::code).containsExactly("EKeystore.CannotVend");
    }

    @Test
    void whereTheFirstLimitIsNotKnownThereIsNoPercentage() {
        facts.unitLimit = new CreditLimit(12_345);

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.INFO,
                        "EKeystore.LimitUnknown",
                        KEY + " has 1234.5 of unit credit left (ULM); what it was at first is not known, and so no"
                                + " percentage.",
                        "Look at it in 'ptoken vk list'; when the key is loaded again, this is known.",
                        "SGC 123457 KRN 1 ULM"));
        facts.preferences.put("ptoken.keyLimitWarningPercent", "0");
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void lessThanWhatIsLeftWasNotTheFirst() {
        facts.unitLimit = new CreditLimit(1001);
        facts.knowsFirstLimits(1000, CreditLimit.UNLIMITED.value());
        assertThat(facts.notices()).extracting(Notice::code).containsExactly("EKeystore.LimitUnknown");

        facts.knowsFirstLimits(CreditLimit.UNLIMITED.value(), CreditLimit.UNLIMITED.value());
        assertThat(facts.notices()).extracting(Notice::code).containsExactly("EKeystore.LimitUnknown");
    }

    @Test
    void whatSellsNoCreditIsNotLookedAt() {
        facts.unitLimit = new CreditLimit(1);
        facts.knowsFirstLimits(1000, CreditLimit.UNLIMITED.value());
        facts.subclasses = 0xF0;
        assertThat(facts.notices()).as("no units").isEmpty();
        facts.subclasses = 0xFF;
        facts.keyType = KeyType.DDTK;
        assertThat(facts.notices()).as("default key").isEmpty();
        facts.keyType = KeyType.DUTK;
        facts.baseDate = BaseDate.BDT_1993;
        assertThat(facts.notices()).as("for key changes").isEmpty();
        facts.baseDate = BaseDate.BDT_2014;
        facts.expires = Optional.of(NOON.minusSeconds(1));
        assertThat(facts.notices()).as("at its end").extracting(Notice::code).containsExactly("EKeystore.Expiry");
    }

    @Test
    void whileTheStoreIsSilentNothingIsKnownAndNothingSaid() {
        facts.unitLimit = new CreditLimit(1);
        facts.storeFailure = Optional.of("gone");

        assertThat(facts.notices()).extracting(Notice::code).containsExactly("EService.Store");
    }

    @Test
    void aModuleOfSeveralIsNamed() {
        facts.unitLimit = new CreditLimit(5);
        facts.knowsFirstLimits(1000, CreditLimit.UNLIMITED.value());
        facts.members.add(facts.member("one"));

        assertThat(facts.notices())
                .filteredOn(notice -> notice.code().equals("EKeystore.Limit"))
                .extracting(notice -> notice.subject().text())
                .containsExactly("SGC 123457 KRN 1 ULM of module one");
    }

    @Test
    void ofAKeyThatWasEnteredTheModuleCounts() {
        facts.unitLimit = new CreditLimit(5);
        facts.knowsFirstLimits(1000, CreditLimit.UNLIMITED.value());
        FirstLimits.Known known = facts.limits.known().get(0);
        facts.limits = new FirstLimits(List.of(new FirstLimits.Known(
                Optional.of("00000002"), known.identity(), known.kcv(), known.units(), known.currency())));

        assertThat(facts.notices()).extracting(Notice::code).containsExactly("EKeystore.LimitUnknown");
    }
}
