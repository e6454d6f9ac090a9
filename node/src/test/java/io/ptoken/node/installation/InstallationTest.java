package io.ptoken.node.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.settings.ModuleAssumptions;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.ConfigurationFile;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.config.InhibitedAnswer;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.DerivationAssumptions;
import io.ptoken.sts.key.DerivationAssumptions.CommonKeyPan;
import io.ptoken.sts.key.DerivationAssumptions.InitialisationKeys;
import io.ptoken.sts.key.DerivationAssumptions.VendingKeyParity;
import io.ptoken.sts.keychange.KeyChangeRules.AlgorithmChanges;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the configuration file says reaches the part that it is about. */
class InstallationTest {

    @TempDir
    Path directory;

    @Test
    void assumesWhatTheLibrariesAssumeUnlessTold() {
        Installation standard = of(Configuration.DEFAULT);

        assertThat(standard.moduleSettings().assumptions()).isEqualTo(ModuleAssumptions.DEFAULT);
        assertThat(standard.serviceSettings()).isEqualTo(ServiceSettings.DEFAULTS);
    }

    @Test
    void givesModuleAndServiceTheSameTableOfKeyTypes() throws IOException {
        Installation told = of(read("assumptions:\n  keyTypeTransitions:\n  - DCTK_TO_DUTK\n"));

        KeyTypeTransitions table = told.serviceSettings().keyChangeRules().keyTypes();
        assertThat(table.allows(KeyType.DCTK, KeyType.DUTK)).isTrue();
        assertThat(table.allows(KeyType.DDTK, KeyType.DUTK)).isFalse();
        assertThat(told.moduleSettings().assumptions().keyTypeTransitions()).isEqualTo(table);
    }

    @Test
    void givesModuleAndServiceTheSameRuleOfKeyChangeAlgorithms() throws IOException {
        Installation told = of(read("assumptions: {keyChangeAlgorithms: ANY}"));

        assertThat(told.serviceSettings().keyChangeRules().algorithms()).isEqualTo(AlgorithmChanges.ANY);
        assertThat(told.moduleSettings().assumptions().keyChangeRules())
                .isEqualTo(told.serviceSettings().keyChangeRules());
    }

    /** What an earlier {@code ptoken init} wrote into every file was nobody's choice. */
    @ParameterizedTest
    @CsvSource({
        "ASSUMED_HUNDRED_THOUSANDTHS, NOT_CHOSEN",
        "ASSUMED_CURRENCY_UNITS, CURRENCY_UNITS",
        "HUNDRED_THOUSANDTHS, HUNDRED_THOUSANDTHS",
        "CURRENCY_UNITS, CURRENCY_UNITS",
        "NOT_CHOSEN, NOT_CHOSEN",
    })
    void readsTheScaleOfCurrencyUnderItsFormerNamesToo(String written, CurrencyScale read) throws IOException {
        Installation told = of(read("assumptions: {currencyScale: " + written + "}"));

        assertThat(told.serviceSettings().currencyScale()).isEqualTo(read);
    }

    @Test
    void readsTheFormerDefaultOfKeyChangeAlgorithmsAsThatOfToday() throws IOException {
        Installation told = of(read("assumptions: {keyChangeAlgorithms: SAME}"));

        assertThat(told.serviceSettings().keyChangeRules().algorithms()).isEqualTo(AlgorithmChanges.FORWARD);
    }

    @Test
    void givesTheModuleTheChoicesInsideKeyDerivation() throws IOException {
        Installation told = of(read("assumptions: {commonKeyPan: DRN_ZEROED, vendingKeyParity: MADE_ODD, "
                + "initialisationKeys: LIKE_DEFAULT_KEYS}"));

        assertThat(told.moduleSettings().assumptions().derivation())
                .isEqualTo(new DerivationAssumptions(
                        InitialisationKeys.LIKE_DEFAULT_KEYS, CommonKeyPan.DRN_ZEROED, VendingKeyParity.MADE_ODD));
    }

    @ParameterizedTest
    @EnumSource
    void givesTheModuleTheAnswerOfThatNameForInhibitedVending(InhibitedAnswer answer) throws IOException {
        Installation told = of(read("assumptions: {inhibited: " + answer + "}"));

        assertThat(told.moduleSettings().assumptions().inhibited()).isEqualTo(SmStatus.valueOf(answer.name()));
    }

    private Configuration read(String text) throws IOException {
        return ConfigurationFile.read(Files.writeString(directory.resolve("ptoken.yaml"), text));
    }

    private Installation of(Configuration configuration) {
        return new Installation(new DataDirectory(directory), configuration, StaTables.SAMPLE);
    }
}
