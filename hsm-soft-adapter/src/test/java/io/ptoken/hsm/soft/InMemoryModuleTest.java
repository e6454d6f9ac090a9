package io.ptoken.hsm.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class InMemoryModuleTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private final SecureRandom random = new SecureRandom();
    private final SoftSecurityModule module = SoftSecurityModule.inMemory(
            new SoftModuleParts(StaTables.SAMPLE, clock, random, NibbleSource.of(random)), SoftModuleSettings.DEFAULT);

    @Test
    void worksLikeOneWithAFile() {
        load();

        assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
        assertThat(module.vendingKeys()).hasSize(1);
        assertThat(module.vendingKeys().get(0).unitLimit()).isEqualTo(new CreditLimit(100));
    }

    @Test
    void refusesEverythingWhenItIsClosed() {
        module.close();

        assertThatExceptionOfType(SecurityModuleException.class)
                .isThrownBy(this::load)
                .satisfies(e -> assertThat(e.status()).isEqualTo(SmStatus.DEVICE_FAILURE));
    }

    private void load() {
        VendingKeyEntry entry = VendingKeyEntry.of(
                        new SupplyGroupCode(123_457),
                        new KeyRevision(1),
                        KeyType.DUTK,
                        DecoderKeyAlgorithm.DKGA02,
                        BaseDate.BDT_2014)
                .withLimits(new CreditLimit(100), CreditLimit.UNLIMITED);
        try (VendingKey key = VendingKey.of(HexFormat.of().parseHex("abababababababab"))) {
            module.loadVendingKey(new RegisterNumber(1), key, entry);
        }
    }
}
