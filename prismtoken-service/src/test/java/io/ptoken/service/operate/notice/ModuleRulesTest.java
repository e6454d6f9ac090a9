package io.ptoken.service.operate.notice;

import static io.ptoken.service.operate.notice.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.status.ModuleState;
import io.ptoken.service.operate.notice.Notice.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Notices of kinds 1 and 5, and of the module's state, on both sides of every threshold. */
class ModuleRulesTest {

    private final Facts facts = new Facts();

    @Test
    void whereAllIsWellThereIsNoNotice() {
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void inhibitVendDateThatIsPast() {
        facts.inhibitVendDate = Optional.of(NOON);

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "ESm.InhibitVend",
                        "Vending is inhibited since 2026-11-23T12:00:00Z.",
                        "Load a transaction licence.",
                        ""));
    }

    @Test
    void inhibitVendDateThatIsASecondAway() {
        facts.inhibitVendDate = Optional.of(NOON.plusSeconds(1));

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.WARNING,
                        "ESm.InhibitVend",
                        "Vending will be inhibited from 2026-11-23T12:00:01Z, in less than a day.",
                        "Load a transaction licence.",
                        ""));
    }

    @ParameterizedTest
    @CsvSource({"86399, in less than a day", "86400, in 1 day", "172799, in 1 day", "172800, in 2 days"})
    void howLongIsLeftIsToldInWholeDays(long seconds, String left) {
        facts.inhibitVendDate = Optional.of(NOON.plusSeconds(seconds));

        assertThat(facts.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).endsWith(", " + left + "."));
    }

    @Test
    void inhibitVendDateAtTheThreshold() {
        facts.preferences.put("ptoken.inhibitVendWarningDays", "5");
        facts.inhibitVendDate = Optional.of(NOON.plus(Duration.ofDays(5)));
        assertThat(facts.sentences())
                .containsExactly("Vending will be inhibited from 2026-11-28T12:00:00Z, in 5 days."
                        + " Load a transaction licence.");

        facts.inhibitVendDate = Optional.of(NOON.plus(Duration.ofDays(5)).plusSeconds(1));
        assertThat(facts.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, ERROR, No transactions are left. Load a transaction licence.",
        "1, WARNING, Transactions left: 1. Load a transaction licence.",
        "499, WARNING, Transactions left: 499. Load a transaction licence."
    })
    void transactionsBelowTheThreshold(long left, Level level, String sentence) {
        facts.preferences.put("ptoken.txCounterLowThreshold", "500");
        facts.transactionsLeft = Optional.of(left);

        assertThat(facts.sentences()).containsExactly(sentence);
        assertThat(facts.notices()).extracting(Notice::level).containsExactly(level);
        assertThat(facts.notices()).extracting(Notice::code).containsExactly("ESm.Transactions");
    }

    @Test
    void transactionsAtTheThresholdAreEnough() {
        facts.preferences.put("ptoken.txCounterLowThreshold", "500");
        facts.transactionsLeft = Optional.of(500L);

        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void noTransactionsLeftIsToldWhateverTheThreshold() {
        facts.preferences.put("ptoken.txCounterLowThreshold", "0");
        facts.transactionsLeft = Optional.of(0L);

        assertThat(facts.notices()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "30, ''",
        "-30, ''",
        "31, WARNING",
        "-31, WARNING",
        "86400, WARNING",
        "-86400, WARNING",
        "86401, ERROR",
        "-86401, ERROR"
    })
    void clockOfTheModule(long drift, String level) {
        facts.preferences.put("ptoken.rtcDriftHighThreshold", "30");
        facts.moduleClock = NOON.plusSeconds(drift);

        assertThat(facts.notices())
                .extracting(notice -> notice.level() + " " + notice.code() + " " + notice.sentence())
                .isEqualTo(
                        level.isEmpty()
                                ? List.of()
                                : List.of(level + " ESm.Clock The clock of the security module is " + drift + " s off."
                                        + (level.equals("ERROR")
                                                ? " Contact its vendor."
                                                : " Check the clock of this server, then set that of the module.")));
    }

    @Test
    void moreThanADayIsToldEvenWhenTheThresholdIsADay() {
        facts.preferences.put("ptoken.rtcDriftHighThreshold", "86400");
        facts.moduleClock = NOON.plusSeconds(86_400);
        assertThat(facts.notices()).isEmpty();

        facts.moduleClock = NOON.plusMillis(86_400_001);
        assertThat(facts.notices()).extracting(Notice::level).containsExactly(Level.ERROR);
    }

    @ParameterizedTest
    @EnumSource(
            value = ModuleState.class,
            names = {"OPERATIONAL", "PRIVILEGED"})
    void statesInWhichTheModuleWorks(ModuleState state) {
        facts.state = state;

        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void statesInWhichItDoesNotAreToldWithTheirReason() {
        facts.state = ModuleState.TAMPERED;
        assertThat(facts.sentences()).containsExactly("The security module is in state TAMPERED. Contact its vendor.");

        facts.hardware = "ptoken-softsm";
        assertThat(facts.sentences())
                .containsExactly(
                        "The security module is in state TAMPERED. Stop the server and find out who wrote to the"
                                + " module's files. Then put the newest good copy back, or take the older one that is there with"
                                + " 'ptoken module accept-rollback', and start again.");

        facts.state = ModuleState.LOADER;
        assertThat(facts.sentences())
                .containsExactly(
                        "The security module is in state LOADER. Reset it, so that it starts its application.");

        facts.state = ModuleState.ERROR;
        facts.details.put("failure", "a token did not decode");
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "ESm.State",
                        "The security module is in state ERROR: a token did not decode.",
                        "Restart the server; if the error comes back, contact the vendor of the module.",
                        ""));
    }

    @Test
    void aModuleThatCannotWriteItsState() {
        facts.details.put("state.write", "No space left on device");

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "ESm.StateWrite",
                        "The security module could not write its state: No space left on device.",
                        "Check the disk of the installation; tokens are refused meanwhile.",
                        ""));
    }

    @Test
    void aModuleThatDoesNotAnswer() {
        facts.moduleFailure = Optional.of("21 DEVICE_FAILURE: unplugged");

        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "ESm.Silent",
                        "The security module does not answer: 21 DEVICE_FAILURE: unplugged.",
                        "Check that it is connected and powered; tokens are refused meanwhile.",
                        ""));
    }
}
