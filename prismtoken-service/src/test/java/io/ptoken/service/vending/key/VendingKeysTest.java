package io.ptoken.service.vending.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.keychange.KeyChangeRules;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which register a meter's supply group and revision stand for, seen through what is issued. */
class VendingKeysTest {

    private static final int SGC = 600_001;

    private final ServiceFixture fixture = new ServiceFixture();

    @Test
    void prefersTheUniqueKeyToTheCommonAndThatToTheDefaultOne() {
        fixture.module.load(TestKey.sta(2, SGC, 1).withKeyType(KeyType.DDTK));
        fixture.module.load(TestKey.sta(3, SGC, 1).withKeyType(KeyType.DCTK));
        Meters card = Meters.sample().sgc(SGC).tct(1);
        assertThat(kcvOf(fixture.credit(card))).isEqualTo(kcv(3));

        fixture.module.load(TestKey.sta(4, SGC, 1));

        assertThat(kcvOf(fixture.credit(card))).isEqualTo(kcv(4));
    }

    @Test
    void sellsNoCreditUnderACommonKeyToAKeypadMeter() {
        fixture.module.load(TestKey.sta(2, SGC, 1).withKeyType(KeyType.DCTK));

        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().sgc(SGC).tct(2)),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '05': KEY_TYPE_ERROR: register 2 (SGC 600001 KRN 1 KT 3) makes common keys,"
                        + " which carry credit on magnetic cards only");
    }

    @Test
    void takesTheLowerOfTwoRegistersWithTheSameKey() {
        fixture.module.load(TestKey.sta(7, SGC, 1), TestKey.sta(5, SGC, 1));

        assertThat(kcvOf(fixture.credit(Meters.sample().sgc(SGC)))).isEqualTo(kcv(5));
    }

    @ParameterizedTest
    @CsvSource({"TAMPERED, 57, TAMPERED_STATE", "ERROR, 58, APP_ERROR_STATE"})
    void doesNotTakeAModuleOutOfServiceForOneWithoutKeys(ModuleState state, String code, String name) {
        Map<String, String> why = Map.of("failure", "an older copy was put back");
        fixture.module.report(inState(state, why));
        String refusal = "Security Module error '" + code + "': " + name + ": an older copy was put back";
        Meters unknown = Meters.sample().sgc(SGC);
        Meters changing = Meters.sample().newConfig(SGC, 1, 1);

        fixture.assertRefused(() -> fixture.credit(unknown), ErrorCode.SECURITY_MODULE, refusal);
        fixture.assertRefused(() -> fixture.credit(changing), ErrorCode.SECURITY_MODULE, refusal);
        fixture.assertRefused(
                () -> fixture.service.handle(
                        new ReadCalls.Verify(fixture.call(), unknown.config(), "51043465443420856213")),
                ErrorCode.SECURITY_MODULE,
                refusal);
    }

    @Test
    void findsAKeyAsSoonAsItIsLoaded() {
        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().sgc(SGC)),
                ErrorCode.KEYSTORE_NOT_FOUND,
                "Vending Key not available for SGC=600001,KRN=1 (reason: no key of this supply group is loaded)");

        fixture.module.load(TestKey.sta(2, SGC, 1));

        assertThat(fixture.credit(Meters.sample().sgc(SGC))).hasSize(1);
    }

    @Test
    void goesFromACommonKeyToANewerCommonKeyAndNotToAUniqueOne() {
        fixture.module.load(
                TestKey.sta(2, SGC, 1).withKeyType(KeyType.DCTK),
                TestKey.sta(3, SGC, 2).withKeyType(KeyType.DCTK),
                TestKey.sta(4, SGC, 3));

        assertThat(fixture.credit(Meters.sample().sgc(SGC).tct(1).allowKrnUpdate()))
                .extracting(IssuedToken::krn)
                .containsExactly(1, 1, 2);
    }

    @Test
    void choosesForANewConfigTheTypeThatTheMeterMayChangeTo() {
        fixture.module.load(
                TestKey.sta(2, SGC, 1).withKeyType(KeyType.DCTK),
                TestKey.sta(3, SGC, 2),
                TestKey.sta(4, SGC, 2).withKeyType(KeyType.DCTK));

        List<IssuedToken> tokens =
                fixture.credit(Meters.sample().sgc(SGC).tct(1).newConfig(SGC, 2, 1));

        assertThat(tokens.get(2).vkKcv()).isEqualTo(kcv(4));
    }

    @Test
    void goesFromACommonKeyToANewerUniqueOneWhereTheTableOfTheSettingsAllowsIt() {
        ServiceFixture other = allowingCommonToUnique();
        other.module.load(
                TestKey.sta(2, SGC, 1).withKeyType(KeyType.DCTK),
                TestKey.sta(3, SGC, 2).withKeyType(KeyType.DCTK),
                TestKey.sta(4, SGC, 3));

        assertThat(other.credit(Meters.sample().sgc(SGC).tct(1).allowKrnUpdate()))
                .extracting(IssuedToken::krn)
                .containsExactly(1, 1, 3);
    }

    @Test
    void choosesForANewConfigAnyTypeThatTheTableOfTheSettingsAllows() {
        ServiceFixture other = allowingCommonToUnique();
        other.module.load(
                TestKey.sta(2, SGC, 1).withKeyType(KeyType.DCTK),
                TestKey.sta(3, SGC, 2),
                TestKey.sta(4, SGC, 2).withKeyType(KeyType.DCTK));

        List<IssuedToken> tokens = other.credit(Meters.sample().sgc(SGC).tct(1).newConfig(SGC, 2, 1));

        assertThat(tokens.get(2).vkKcv()).isEqualTo(kcv(3));
    }

    private ModuleStatus inState(ModuleState state, Map<String, String> details) {
        ModuleStatus now = fixture.module.status();
        return new ModuleStatus(
                now.moduleId(),
                now.firmwareId(),
                now.hardwareId(),
                now.idSm(),
                state,
                now.clock(),
                now.tidWindow(),
                now.vendCounter(),
                now.transactionsLeft(),
                now.inhibitVendDate(),
                details);
    }

    private static ServiceFixture allowingCommonToUnique() {
        KeyTypeTransitions table = KeyTypeTransitions.DEFAULT.assuming(KeyType.DCTK, KeyType.DUTK, true);
        ServiceFixture fixture = new ServiceFixture(ServiceSettings.DEFAULTS.withKeyChangeRules(
                new KeyChangeRules(table, KeyChangeRules.AlgorithmChanges.FORWARD)));
        fixture.module.allow(table);
        return fixture;
    }

    private static String kcvOf(List<IssuedToken> tokens) {
        assertThat(tokens).hasSize(1);
        return tokens.get(0).vkKcv();
    }

    private static String kcv(int register) {
        return TestKey.sta(register, SGC, 1).attributes().kcv().hex6();
    }
}
