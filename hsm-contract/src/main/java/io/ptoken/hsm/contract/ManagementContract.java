package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;
import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ptoken.hsm.contract.FaultOrder.Fault;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.token.ManagementToken;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Vending management tokens: module protocol sections 3.7 and 6.3. */
public interface ManagementContract extends ContractModules {

    /** A key and a request for it. */
    record ManagementCase(ContractKey key, Asked asked) {
        private ManagementCase key(ContractKey other) {
            return new ManagementCase(other, asked);
        }

        private ManagementCase asked(Asked other) {
            return new ManagementCase(key, other);
        }
    }

    @TestFactory
    default Stream<DynamicTest> managementFaultsAreReportedInTheirOrder() {
        return new FaultOrder<>(
                        this,
                        new ManagementCase(ContractKey.standard(), Asked.standard()),
                        c -> ContractSetup.of(c.key()),
                        (module, c) -> module.vendManagement(c.asked().management(5, 0)),
                        List.of(
                                new Fault<>(SmStatus.VK_REG_NOT_FOUND_ERROR, c -> c.asked(c.asked.of(2))),
                                new Fault<>(
                                        SmStatus.KEY_PARAM_ERROR, c -> c.asked(c.asked.ea(EncryptionAlgorithm.DEA))),
                                new Fault<>(
                                        SmStatus.KEY_ISSUE_EXPIRED_ERROR,
                                        c -> c.key(c.key.withIssuedUntil(NOW.minusSeconds(1)))),
                                new Fault<>(SmStatus.KEY_EXPIRED_ERROR, c -> c.key(c.key.withKen(0))),
                                new Fault<>(
                                        SmStatus.TID_OUT_OF_WINDOW,
                                        c -> c.asked(c.asked.at(NOW.plus(Duration.ofDays(8)))))))
                .tests();
    }

    @Test
    default void sectionsOfKeyChangesAreNotManagementTokens() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            for (int subclass : new int[] {3, 4, 8, 9}) {
                assertRefused(
                        SmStatus.KEY_PARAM_ERROR,
                        () -> module.vendManagement(Asked.standard().management(subclass, 0)));
            }
        });
    }

    @Test
    default void defaultAndCommonKeysMakeManagementTokens() {
        for (KeyType keyType : List.of(KeyType.DDTK, KeyType.DCTK)) {
            on(
                    ContractSetup.of(ContractKey.standard().withKeyType(keyType)),
                    module -> assertThatCode(
                                    () -> module.vendManagement(Asked.standard().management(5, 0)))
                            .doesNotThrowAnyException());
        }
    }

    @Test
    default void neitherActivationNorSubclassMaskMatterToManagement() {
        on(
                ContractSetup.of(
                        ContractKey.standard().withActive(NOW.plusSeconds(1)).withSubclasses(0)),
                module -> assertNotActiveWhereThatMatters(
                        () -> module.vendManagement(Asked.standard().management(5, 0))));
        on(
                ContractSetup.of(ContractKey.standard().withSubclasses(0)),
                module -> assertThatCode(
                                () -> module.vendManagement(Asked.standard().management(5, 0)))
                        .doesNotThrowAnyException());
    }

    @Test
    default void everyManagementTokenDecodesToWhatWasAskedFor() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            for (EncryptionAlgorithm ea : List.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1)) {
                Asked asked = Asked.standard().ea(ea);
                for (int subclass : new int[] {0, 1, 2, 5, 6, 7, 10, 11, 12, 13, 14, 15}) {
                    assertThat(Meter.of(ContractKey.standard(), asked)
                                    .read(module.vendManagement(asked.management(subclass, 1))))
                            .isEqualTo(ManagementToken.of(subclass, new RandomNibble(5), asked.tid(), 1));
                }
            }
        });
    }
}
