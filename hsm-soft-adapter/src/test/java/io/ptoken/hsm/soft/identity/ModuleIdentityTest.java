package io.ptoken.hsm.soft.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ModuleIdentityTest {

    @Test
    void theRecordOfTheProtocolReferenceHasItsCrc() {
        assertThat(ModuleIdentity.idSm("Prism", "94000001", "20240101T000000Z", "0123456789ABCDEF"))
                .isEqualTo("SMID.1:Prism:94000001:20240101T000000Z:0123456789ABCDEF:59D1");
    }

    @Test
    void aNewModuleNamesItselfTruthfully() {
        ModuleIdentity identity =
                ModuleIdentity.create(Firmware.VENDING, new SecureRandom(), Instant.parse("2026-11-23T08:00:00.123Z"));
        assertThat(identity.moduleId()).matches("[0-9]{8}");
        assertThat(identity.idSm())
                .startsWith("SMID.1:ptoken:" + identity.moduleId() + ":20261123T080000Z:" + identity.keyId() + ":");
        assertThat(Firmware.VENDING).hasToString("STS60V01");
        assertThat(Firmware.MANUFACTURING).hasToString("STS60M01");
    }

    @Test
    void everyModuleIsAnother() {
        SecureRandom random = new SecureRandom();
        assertThat(ModuleIdentity.create(Firmware.VENDING, random, Instant.EPOCH)
                        .keyId())
                .isNotEqualTo(ModuleIdentity.create(Firmware.VENDING, random, Instant.EPOCH)
                        .keyId());
    }
}
