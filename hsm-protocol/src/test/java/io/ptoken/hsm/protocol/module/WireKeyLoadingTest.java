package io.ptoken.hsm.protocol.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WireKeyLoadingTest {

    private static final ProtocolSettings PROTOCOL = ProtocolSettings.DEFAULTS;
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final KmcId KMC = new KmcId("KMC-TEST-1");
    private static final KeyLoadRecord RECORD = new KeyLoadRecord("RECORD");

    private final TalkingModule line = TalkingModule.complete(PROTOCOL)
            .answers("SM?KC", "SM!KC00PKMC-TEST-1~PKLR.1:EXAMPLE~N2~")
            .answers("SM?KR", "SM!KR00N2~N1~")
            .answers("SM?KL", "SM!KL00N7~N1~N1~")
            .answers("SM?KF", "SM!KF00N3~")
            .answers("SM?KX", "SM!KX00");
    private final Sts6SecurityModule module = new Sts6SecurityModule(
            "M", line, PROTOCOL, Sts6ModuleSettings.TSM250, Clock.fixed(NOW, ZoneOffset.UTC), line);
    private final KeyLoading loading = module.keyLoading().orElseThrow();

    @Test
    void aSlotGoesThroughItsStatesAsTheModuleTellsThem() {
        StartedExchange started = loading.acceptKmcKey(RECORD, false);
        assertThat(started.kmc()).isEqualTo(KMC);
        assertThat(started.request().line()).isEqualTo("KLR.1:EXAMPLE");
        assertThat(started.slot().state()).isEqualTo(KekSlotState.PENDING);
        assertThat(loading.slot(KMC).orElseThrow().request()).contains(started.request());
        assertThat(loading.acceptResponse(KMC, RECORD).state()).isEqualTo(KekSlotState.LOADING);
        LoadedKey first = loading.loadKey(KMC, RECORD);
        assertThat(first.register().value()).isEqualTo(7);
        assertThat(first.repeated()).isFalse();
        assertThat(loading.loadKey(KMC, RECORD).repeated()).isTrue();
        assertThat(loading.endLoading(KMC).state()).isEqualTo(KekSlotState.ACTIVE);
        assertThat(loading.acceptKmcKey(RECORD, true).slot().priorKeys()).isTrue();
        loading.deleteSlot(KMC);
        assertThat(loading.slots()).isEmpty();
        assertThat(line.asked)
                .contains("SM?KCPRECORD~", "SM?KCPRECORD~N1~", "SM?KRPRECORD~PKMC-TEST-1~", "SM?KXPKMC-TEST-1~");
    }

    @Test
    void loadingMakesTheKeysBeAskedForAnew() {
        module.vendingKeys();
        loading.loadKey(KMC, RECORD);
        module.vendingKeys();
        assertThat(line.askedOf("SM?GA")).hasSize(50);
    }

    @Test
    void aRefusalLeavesTheSlotAsItWas() {
        loading.acceptKmcKey(RECORD, false);
        line.answers("SM?KR", "SM!KREEPAP-S05 REQUEST_MISMATCH~");
        SecurityModuleException refusal =
                catchThrowableOfType(SecurityModuleException.class, () -> loading.acceptResponse(KMC, RECORD));
        assertThat(refusal.status()).isEqualTo(SmStatus.STS_EXTENDED_ERROR);
        assertThat(refusal).hasMessage("EE STS_EXTENDED_ERROR: AP-S05 REQUEST_MISMATCH");
        assertThat(loading.slot(KMC).orElseThrow().state()).isEqualTo(KekSlotState.PENDING);
    }

    @Test
    void thePublicKeysOfAModuleCannotBeAskedFor() {
        assertThatThrownBy(loading::publicKey)
                .isInstanceOf(SecurityModuleException.class)
                .hasMessageStartingWith("21 INVALID_REQUEST_HEADER: M: no command of the module protocol");
        assertThat(line.asked).isEmpty();
    }
}
