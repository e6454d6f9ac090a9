package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;
import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.sts.tid.BaseDate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a module tells about itself: module protocol sections 3.2 to 3.5 and 7. */
public interface ReportingContract extends ContractModules {

    @Test
    default void theStatusTellsIdentityClockAndWindow() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            ModuleStatus status = module.status();
            assertThat(status.moduleId()).matches("[0-9]{8}");
            assertThat(status.firmwareId()).matches("STS6[0-9][VM][0-9]{2}");
            assertThat(status.hardwareId()).isNotBlank();
            assertThat(status.idSm())
                    .matches("SMID\\.1:[^:]+:" + status.moduleId() + ":[0-9]{8}T[0-9]{6}Z:[0-9A-F]{16}:[0-9A-F]{4}");
            assertThat(status.state()).isEqualTo(ModuleState.OPERATIONAL);
            assertThat(status.clock()).isEqualTo(NOW);
            assertThat(status.tidWindow()).isEqualTo(Duration.ofDays(7));
            assertThat(status.details()).containsKey("sta.tables");
        });
    }

    @Test
    default void theCounterCountsVendsAndNothingElse() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            long before = module.status().vendCounter();
            module.vendCredit(Asked.standard().units(1));
            module.vendManagement(Asked.standard().management(5, 0));
            module.vendKeyChange(KeyChangeContract.tariffChange());
            assertRefused(
                    SmStatus.VK_REG_NOT_FOUND_ERROR,
                    () -> module.vendCredit(Asked.standard().of(2).units(1)));
            assertThat(module.status().vendCounter() - before).isEqualTo(3);
        });
    }

    @Test
    default void theKeysAreListedWithAllTheirAttributesInOrder() {
        ContractKey second = ContractKey.dkga02(5, 123456, 3, BaseDate.BDT_1993)
                .withKen(85)
                .withUnitLimit(100)
                .withCurrencyLimit(200)
                .withSubclasses(0x11)
                .withCluster(7);
        on(ContractSetup.of(second, ContractKey.standard()), module -> {
            assertThat(module.vendingKeys())
                    .extracting(VendingKeyAttributes::register)
                    .containsExactly(new RegisterNumber(1), new RegisterNumber(5));
            VendingKeyAttributes listed = module.vendingKeys().get(1);
            assertThat(listed)
                    .isEqualTo(new VendingKeyAttributes(
                                    second.register(),
                                    second.sgc(),
                                    second.krn(),
                                    second.keyType(),
                                    second.ken(),
                                    second.baseDate(),
                                    second.algorithm(),
                                    second.dates(),
                                    second.unitLimit(),
                                    second.currencyLimit(),
                                    second.subclasses(),
                                    second.cluster(),
                                    listed.kcv())
                            .from(listed.source()));
        });
    }

    @Test
    default void thereIsRoomForTheKeysItHolds() {
        on(
                ContractSetup.of(ContractKey.standard()),
                module -> assertThat(module.capacity())
                        .isBetween(module.vendingKeys().size(), 999));
    }

    @Test
    default void anEmptyModuleListsNothing() {
        on(ContractSetup.of(), module -> assertThat(module.vendingKeys()).isEmpty());
    }
}
