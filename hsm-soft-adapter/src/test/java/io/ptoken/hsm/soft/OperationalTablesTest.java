package io.ptoken.hsm.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.StaTablesFile;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Published tokens of STS 531-1-07, which need the licensed STA tables. The token of 1000 W stands in the module
 * protocol beside a request of 10 W, a known slip of its source.
 */
class OperationalTablesTest {

    private static final String VARIABLE = "PTOKEN_STA_TABLES";
    private static final RegisterNumber ONE = new RegisterNumber(1);
    private static final MeterPan PAN = new MeterPan("600727000000000009");
    private static final TariffIndex TI = new TariffIndex(1);

    private final TestClock clock = new TestClock(Instant.EPOCH);

    @TempDir
    private Path folder;

    private SoftSecurityModule open() throws IOException {
        String file = System.getenv(VARIABLE);
        assumeTrue(file != null, VARIABLE + " names no file with the licensed STA tables");
        StaTables tables = StaTablesFile.read(Path.of(file));
        SoftSecurityModule module = SoftSecurityModule.create(
                folder.resolve("softsm.sealed"),
                TestModules.secret(folder),
                new SoftModuleParts(tables, clock, new SecureRandom(), NibbleSource.fixed(new RandomNibble(5))),
                SoftModuleSettings.DEFAULT);
        try (VendingKey key = ContractKey.standard().key()) {
            module.loadVendingKey(ONE, key, ContractKey.standard().entry());
        }
        return module;
    }

    private TokenIdentifier now(String time) {
        clock.set(Instant.parse(time));
        return TokenIdentifier.at(BaseDate.BDT_2014, clock.instant());
    }

    @Test
    void creditToTheDigit() throws IOException {
        try (SoftSecurityModule module = open()) {
            assertThat(module.vendCredit(new VendCreditRequest(
                                    ONE,
                                    PAN,
                                    TI,
                                    EncryptionAlgorithm.STA,
                                    TokenCarrierType.NUMERIC,
                                    CreditSubclass.ELECTRICITY,
                                    UnitAmountCode.encode(1),
                                    now("2014-03-01T13:00:00Z")))
                            .decimal())
                    .isEqualTo("70630503470028726114");
        }
    }

    @Test
    void managementToTheDigit() throws IOException {
        try (SoftSecurityModule module = open()) {
            assertThat(module.vendManagement(new VendManagementRequest(
                                    ONE,
                                    PAN,
                                    TI,
                                    EncryptionAlgorithm.STA,
                                    TokenCarrierType.NUMERIC,
                                    0,
                                    1_000,
                                    now("2024-03-28T09:01:00Z")))
                            .decimal())
                    .isEqualTo("68961683064326234122");
        }
    }

    @Test
    void keyChangeToTheDigit() throws IOException {
        try (SoftSecurityModule module = open()) {
            now("2024-03-28T09:01:00Z");
            assertThat(module
                            .vendKeyChange(new VendKeyChangeRequest(
                                    ONE,
                                    ONE,
                                    PAN,
                                    TI,
                                    new TariffIndex(2),
                                    EncryptionAlgorithm.STA,
                                    TokenCarrierType.NUMERIC,
                                    KeyChangeSetKind.TWO_KCT))
                            .tokens()
                            .stream()
                            .map(TokenNumber::decimal))
                    .containsExactly("06510894141453018386", "22979178279997208272");
        }
    }
}
