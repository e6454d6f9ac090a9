package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.TestBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.soft.format.StateSecrets;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.slot.KekSlots;
import io.ptoken.hsm.soft.slot.KeyLoadState;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.sts.key.KeyBytesAccess;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** CTR never repeats, and secrets of an exchange do not outlive their use (key-load profile section 2.8). */
class RequestCounterTest extends KeyLoadTest {

    private final Set<Long> used = new HashSet<>();

    private void request(SoftSecurityModule module) {
        KeyLoadRecord request =
                loading(module).acceptKmcKey(KMC.publicKey(), true).request();
        long counter = Long.parseLong(TestRecords.value(request, "CTR"));
        assertThat(used.add(counter)).as("CTR %d is new", counter).isTrue();
    }

    @Test
    void risesOverRestartsReplacementsAndDeletedSlots() {
        try (SoftSecurityModule module = bench.create()) {
            request(module);
            request(module);
            loading(module).deleteSlot(KMC.id());
            request(module);
        }
        try (SoftSecurityModule module = bench.open()) {
            request(module);
        }
        assertThat(used).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void skipsWhatMayHaveBeenUsedWhenAnOlderCopyIsPutBackOnPurpose() {
        byte[] old;
        try (SoftSecurityModule module = bench.create()) {
            request(module);
            old = bench.file();
            for (int i = 0; i < 5; i++) {
                request(module);
            }
        }
        bench.putBack(old);
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.status().state()).isEqualTo(ModuleState.TAMPERED);
            assertThat(slot(module)).as("nothing of the exchange").isEqualTo(KekSlotStatus.empty(1));
            refusal(SmStatus.TAMPERED_STATE, () -> KMC.begin(loading(module)));
            module.administration().orElseThrow().acceptRollBack();
            assertThat(state(module)).isEqualTo(KekSlotState.PENDING);
            request(module);
            KMC.answer(loading(module), slot(module).request().orElseThrow(), TestCards.standard(1));
        }
        try (SoftSecurityModule module = bench.open()) {
            request(module);
        }
    }

    @Test
    void endsRatherThanBeginsAgain() {
        KeyLoadState last = KeyLoadState.none(1).withRequestCounter(KeyLoadState.LAST_COUNTER + 5);
        assertThat(last.requestCounter()).isEqualTo(4_294_967_295L);
        SoftSecurityModule module = bench.create();
        module.keyLoadState(state -> state.withRequestCounter(KeyLoadState.LAST_COUNTER - 1));
        request(module);
        assertThat(refusal(SmStatus.DEVICE_FAILURE, () -> request(module)))
                .hasMessageContaining("the request counter is used up, 4294967295 requests were made");
        assertThat(state(module)).isEqualTo(KekSlotState.PENDING);
        module.close();
    }

    private static void assertDead(List<SecretOctets> secrets) {
        assertThat(secrets)
                .isNotEmpty()
                .allSatisfy(secret -> assertThatThrownBy(() -> secret.bytes(KeyBytesAccess.grant()))
                        .isInstanceOf(IllegalStateException.class));
    }

    private static List<SecretOctets> secrets(SoftSecurityModule module) {
        return StateSecrets.of(module.keyLoadState(state -> state).slots().slot(1));
    }

    @Test
    void everySecretDiesWithTheStateItBelongsTo() {
        SoftSecurityModule module = bench.create();
        request(module);
        List<SecretOctets> replaced = secrets(module);
        request(module);
        assertDead(replaced);
        List<SecretOctets> answered = secrets(module);
        TestKmc.Klf file = KMC.answer(loading(module), slot(module).request().orElseThrow(), TestCards.standard(1));
        loading(module).acceptResponse(KMC.id(), file.response());
        assertDead(answered);
        List<SecretOctets> kek = secrets(module);
        loading(module).loadKey(KMC.id(), file.key(1));
        assertThat(secrets(module)).isEqualTo(kek);
        loading(module).endLoading(KMC.id());
        assertDead(kek);
        assertThat(secrets(module)).isEmpty();
        VendingRegister register = module.register(TestBench.ONE);
        request(module);
        List<SecretOctets> deleted = secrets(module);
        loading(module).deleteSlot(KMC.id());
        assertDead(deleted);
        assertThatThrownBy(() -> register.stored().key().copy()).isInstanceOf(IllegalStateException.class);
        request(module);
        List<SecretOctets> closed = secrets(module);
        List<SecretOctets> own = StateSecrets.of(
                module.keyLoadState(state -> state).identity().orElseThrow().keys());
        module.close();
        assertDead(closed);
        assertDead(own);
    }

    @Test
    void aTamperedModuleErasesAllButCounterAndPublicKey() {
        SoftSecurityModule module = bench.create();
        KMC.startLoading(loading(module), TestCards.standard(1));
        OTHER_KMC.begin(loading(module));
        KeyLoadRecord publicKey = loading(module).publicKey();
        byte[] good = bench.file();
        KekSlots slots = module.keyLoadState(state -> state).slots();
        bench.putBack(new byte[100]);
        refusal(SmStatus.TAMPERED_STATE, () -> loading(module).endLoading(KMC.id()));
        assertDead(StateSecrets.of(slots.slot(1)));
        assertDead(StateSecrets.of(slots.slot(2)));
        assertThat(loading(module).slots()).allMatch(slot -> slot.state() == KekSlotState.EMPTY);
        assertThat(loading(module).publicKey()).isEqualTo(publicKey);
        assertThat(module.keyLoadState(state -> state).requestCounter()).isEqualTo(2);
        refusal(SmStatus.TAMPERED_STATE, () -> loading(module).deleteSlot(KMC.id()));
        module.close();
        bench.putBack(good);
        try (SoftSecurityModule again = bench.open()) {
            assertThat(state(again)).isEqualTo(KekSlotState.LOADING);
            loading(again).endLoading(KMC.id());
        }
    }
}
