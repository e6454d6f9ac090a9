package io.ptoken.service.operate.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

    @Test
    void hasEveryNameOfTheOperatingRequirements() {
        assertThat(Preferences.all())
                .extracting(PreferenceDefinition::name)
                .contains(
                        "ptoken.meterManufacturingMode",
                        "ptoken.allowIssueProprietaryTokens",
                        "ptoken.allowUnapprovedKmcPubkeys",
                        "ptoken.sessionTimeoutSec",
                        "ptoken.inhibitVendWarningDays",
                        "ptoken.txCounterLowThreshold",
                        "ptoken.keyExpiryWarningDays",
                        "ptoken.keyRefreshWarningDays",
                        "ptoken.rtcDriftHighThreshold",
                        "account.password.maximum.age.days");
    }

    @Test
    void everyNameStandsOnceAndIsExplained() {
        Set<String> names =
                Preferences.all().stream().map(PreferenceDefinition::name).collect(Collectors.toSet());

        assertThat(names).hasSize(Preferences.all().size());
        assertThat(Preferences.all())
                .allSatisfy(definition -> assertThat(definition.description())
                        .hasSizeGreaterThan(20)
                        .endsWith("."));
    }

    /** Each range on both sides of both ends; a range that is left out or widened fails here. */
    @ParameterizedTest
    @CsvSource({
        "ptoken.sessionTimeoutSec, 1, 604800",
        "ptoken.sessionMaxHours, 0, 8760",
        "ptoken.inhibitVendWarningDays, 0, 3650",
        "ptoken.txCounterLowThreshold, 0, 4294967295",
        "ptoken.keyExpiryWarningDays, 0, 3650",
        "ptoken.keyRefreshWarningDays, 0, 3650",
        "ptoken.keyLimitWarningPercent, 0, 100",
        "ptoken.anonymousCallsThreshold, 0, 100000",
        "ptoken.rtcDriftHighThreshold, 1, 86400",
        "account.password.maximum.age.days, 0, 3650",
        "ptoken.accountExpiryWarningDays, 0, 365",
        "ptoken.resultRetentionDays, 1, 3650",
        "ptoken.auditRetentionDays, 30, 36500"
    })
    void numbersHaveTheirRange(String name, long min, long max) {
        PreferenceDefinition<?> definition = Preferences.named(name);

        assertThat(definition.canonical(Long.toString(min))).isEqualTo(Long.toString(min));
        assertThat(definition.canonical(Long.toString(max))).isEqualTo(Long.toString(max));
        for (String outside : List.of(Long.toString(min - 1), Long.toString(max + 1))) {
            refused(definition, outside, min + "-" + max);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ptoken.meterManufacturingMode, false, true",
        "ptoken.allowIssueProprietaryTokens, 0, false",
        "ptoken.allowUnapprovedKmcPubkeys, false, false",
        "ptoken.sessionTimeoutSec, 300, false",
        "ptoken.sessionMaxHours, 24, false",
        "ptoken.inhibitVendWarningDays, 30, false",
        "ptoken.txCounterLowThreshold, 10000, false",
        "ptoken.keyExpiryWarningDays, 90, false",
        "ptoken.keyRefreshWarningDays, 14, false",
        "ptoken.keyLimitWarningPercent, 10, false",
        "ptoken.anonymousCallsThreshold, 100, false",
        "ptoken.rtcDriftHighThreshold, 60, false",
        "account.password.maximum.age.days, 0, false",
        "ptoken.accountExpiryWarningDays, 14, false",
        "ptoken.resultRetentionDays, 30, false",
        "ptoken.auditRetentionDays, 400, false",
        "ptoken.secondPersonFor, '', false"
    })
    void haveTheirDefaultAndSayWhetherTheyNeedARestart(String name, String standard, boolean restart) {
        PreferenceDefinition<?> definition = Preferences.named(name);

        assertThat(definition.standardText()).isEqualTo(standard);
        assertThat(definition.restartNeeded()).isEqualTo(restart);
    }

    @Test
    void everyDefaultIsTestedHere() {
        assertThat(Preferences.all()).hasSize(17);
    }

    @Test
    void everyNumberHasItsRangeTestedHere() {
        assertThat(Preferences.all().stream()
                        .filter(definition -> definition.type() instanceof Whole)
                        .count())
                .isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({
        "ptoken.meterManufacturingMode, false, true",
        "ptoken.allowUnapprovedKmcPubkeys, false, true",
        "ptoken.allowIssueProprietaryTokens, 0, 1"
    })
    void switchesAreOffUnlessSet(String name, String off, String on) {
        PreferenceDefinition<?> definition = Preferences.named(name);

        assertThat(definition.standard()).isEqualTo(false);
        assertThat(definition.parse(on)).isEqualTo(true);
        assertThat(definition.parse(off)).isEqualTo(false);
        for (String other : List.of("yes", "", "TRUE", "2", " " + on)) {
            refused(definition, other, off + " or " + on);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 300",
                "300 ",
                "-300",
                "+300",
                "3e2",
                "0x12C",
                "300s",
                "\u0663\u0660\u0660",
                "9999999999999999999"
            })
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> Preferences.SESSION_TIMEOUT_SEC.parse(text))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PREF_RANGE));
    }

    @Test
    void aLongOrUnprintableValueIsNotRepeatedWhole() {
        refused(Preferences.SESSION_TIMEOUT_SEC, "x\n".repeat(50), "x?".repeat(30) + "...", "1-604800");
    }

    @ParameterizedTest
    @MethodSource("all")
    void theDefaultIsInRange(PreferenceDefinition<?> definition) {
        assertThat(definition.canonical(definition.standardText())).isEqualTo(definition.standardText());
        assertThat(definition.warning(definition.standardText())).isEmpty();
    }

    static List<PreferenceDefinition<?>> all() {
        return Preferences.all();
    }

    @ParameterizedTest
    @CsvSource({"119, true", "120, false", "86400, false", "86401, true"})
    void sessionTimesThatMakeLittleSenseAreWarnedOf(String value, boolean warned) {
        assertThat(Preferences.SESSION_TIMEOUT_SEC.warning(value).isPresent()).isEqualTo(warned);
    }

    @Test
    void theWarningNamesValueAndRange() {
        assertThat(Preferences.SESSION_TIMEOUT_SEC.warning("60"))
                .contains("ptoken.sessionTimeoutSec is 60, outside its sensible range 120-86400 s");
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> Preferences.named("ptoken.sesionTimeout"))
                .isInstanceOf(ServiceException.class)
                .hasMessage("there is no preference 'ptoken.sesionTimeout'; did you mean 'ptoken.sessionTimeoutSec'?");
        assertThatThrownBy(() -> Preferences.named("colour"))
                .hasMessageStartingWith("there is no preference 'colour'; there are ptoken.meterManufacturingMode, ");
    }

    private static void refused(PreferenceDefinition<?> definition, String value, String range) {
        refused(definition, value, value, range);
    }

    private static void refused(PreferenceDefinition<?> definition, String value, String shown, String range) {
        assertThatThrownBy(() -> definition.parse(value))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PREF_RANGE))
                .hasMessage(
                        "Preference '" + definition.name() + "' out of range: got '" + shown + "', expected " + range);
    }
}
