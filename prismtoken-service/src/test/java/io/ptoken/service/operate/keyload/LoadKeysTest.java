package io.ptoken.service.operate.keyload;

import static io.ptoken.service.operate.keyload.Exchange.JANE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.kmc.simulator.KlfFault;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LoadKeysTest {

    @Test
    void loadsAllKeysTellsProgressAndEnds() {
        Exchange exchange = uploaded(3);
        List<KeyLoadOutcome> told = new ArrayList<>();

        KeyLoadReport report = exchange.keys.loadAll(JANE, exchange.kmcId(), told::add);

        assertThat(told).isEqualTo(report.outcomes()).hasSize(3).allMatch(KeyLoadOutcome::isLoaded);
        assertThat(report.ended()).isTrue();
        assertThat(report.refused()).isZero();
        assertThat(report.slot().state()).isEqualTo(KekSlotState.ACTIVE);
        assertThat(exchange.module.vendingKeys()).hasSize(3);
        assertThat(exchange.audited())
                .endsWith("kmc.end Begun 3 of 3 keys loaded", "kmc.end Ok KEK slot 1 ACTIVE")
                .anyMatch(row ->
                        row.matches("kmc.load Ok VK 3 \\(SGC 900103 KRN 1 KT 2\\), KCV [0-9A-F]{6}, into register 3"));
    }

    @Test
    void staysInLoadingWhenAKeyIsRefusedAndTheOthersAreUsable() {
        Exchange exchange = uploaded(FakeKeyLoading.REGISTERS + 1);

        KeyLoadReport report = exchange.keys.loadAll(JANE, exchange.kmcId(), outcome -> {});

        assertThat(report.ended()).isFalse();
        assertThat(report.refused()).isEqualTo(1);
        KeyLoadOutcome last = report.outcomes().get(FakeKeyLoading.REGISTERS);
        assertThat(last.refusal().orElseThrow().status()).isEqualTo(SmStatus.VK_REG_NOT_FOUND_ERROR);
        assertThat(report.slot().state()).isEqualTo(KekSlotState.LOADING);
        assertThat(report.next()).as("a register may become free").isEqualTo(NextStep.LOAD);
        assertThat(exchange.audited())
                .last()
                .asString()
                .isEqualTo("kmc.load 28 VK 4 (SGC 900104 KRN 1 KT 2); refused: 28 VK_REG_NOT_FOUND_ERROR: all registers"
                        + " are in use");

        assertThat(exchange.keys.end(JANE, exchange.kmcId()).state()).isEqualTo(KekSlotState.ACTIVE);
        assertThat(exchange.catalogue.inModule()).allMatch(CataloguedKey::vends);
    }

    @Test
    void advisesToEndLoadingWhenWhatWasRefusedWillBeRefusedAgain() {
        Exchange exchange = new Exchange(2);
        String request = exchange.requests.request(JANE, exchange.imported(), false);
        exchange.files.upload(JANE, exchange.simulator.answerSpoilt(request, KlfFault.WRONG_KCV));

        KeyLoadReport report = exchange.keys.loadAll(JANE, exchange.kmcId(), outcome -> {});

        assertThat(report.refused()).isPositive();
        assertThat(report.outcomes())
                .flatExtracting(outcome -> outcome.refusal().stream().toList())
                .allMatch(refusal -> refusal.status() == SmStatus.ATTRIBUTE_ERROR);
        assertThat(report.next()).isEqualTo(NextStep.END_WITHOUT_THE_REFUSED);
    }

    @Test
    void loadsSingleKeysInAnyOrderAndTellsWhatWasLoadedBefore() {
        Exchange exchange = uploaded(3);

        exchange.keys.load(JANE, exchange.kmcId(), new TreeSet<>(List.of(3)), outcome -> {});
        KeyLoadReport again = exchange.keys.load(JANE, exchange.kmcId(), new TreeSet<>(List.of(1, 3)), outcome -> {});

        assertThat(again.outcomes()).extracting(KeyLoadOutcome::repeated).containsExactly(false, true);
        assertThat(again.slot().loaded()).containsExactlyInAnyOrder(1, 3);
        assertThat(again.ended()).isFalse();
        assertThat(exchange.keys.loadAll(JANE, exchange.kmcId(), outcome -> {}).ended())
                .isTrue();
    }

    /** As after a crash between the module, which has the key, and the store, which has no row for it. */
    @Test
    void writesTheRowOfAKeyThatWasLoadedWithoutOne() {
        Exchange exchange = uploaded(2);
        exchange.module.loadKey(
                exchange.kmcId(),
                new KeyLoadRecord(
                        exchange.keys.file(exchange.kmcId()).keys().get(1).line()));

        exchange.keys.loadAll(JANE, exchange.kmcId(), outcome -> {});

        assertThat(exchange.audited())
                .anyMatch(row -> row.matches(
                        "kmc.load Ok VK 2 \\(SGC 900102 KRN 1 KT 2\\), KCV [0-9A-F]{6}, found in register 1"));
    }

    @Test
    void refusesANumberThatTheFileDoesNotHaveBeforeAnythingIsLoaded() {
        Exchange exchange = uploaded(2);

        assertThatThrownBy(
                        () -> exchange.keys.load(JANE, exchange.kmcId(), new TreeSet<>(List.of(1, 3)), outcome -> {}))
                .isInstanceOf(KeyExchangeException.class)
                .hasMessage("the key load file has no key 3, its keys are 1-2");
        assertThat(exchange.module.vendingKeys()).isEmpty();
    }

    @Test
    void endsAFileWithoutKeysAtOnce() {
        Exchange exchange = new Exchange(1);
        String request = exchange.requests.request(JANE, exchange.imported(), false);
        exchange.files.upload(JANE, exchange.simulator.answerSpoilt(request, KlfFault.NO_KEYS));

        KeyLoadReport report = exchange.keys.loadAll(JANE, exchange.kmcId(), outcome -> {});

        assertThat(report.outcomes()).isEmpty();
        assertThat(report.ended()).isTrue();
    }

    @Test
    void saysWhatIsNextWhenNothingIsBeingLoaded() {
        Exchange exchange = new Exchange(1);
        exchange.imported();

        assertThatThrownBy(() -> exchange.keys.loadAll(JANE, exchange.kmcId(), outcome -> {}))
                .isInstanceOf(KeyExchangeException.class)
                .hasMessage("cannot load keys: the slot of KMC " + exchange.kmcId()
                        + " is EMPTY, expected LOADING; next: make a request and send it to the KMC");
        assertThatThrownBy(() -> exchange.keys.end(JANE, exchange.kmcId()))
                .hasMessageStartingWith("cannot end loading: ");
        assertThatThrownBy(() -> exchange.keys.deleteSlot(JANE, exchange.kmcId()))
                .hasMessage("the module has no KEK slot for KMC " + exchange.kmcId());
    }

    @Test
    void deletesASlotWithItsKeys() {
        Exchange exchange = uploaded(2);
        exchange.keys.loadAll(JANE, exchange.kmcId(), outcome -> {});

        exchange.keys.deleteSlot(JANE, exchange.kmcId());

        assertThat(exchange.module.vendingKeys()).isEmpty();
        assertThat(exchange.audited())
                .endsWith(
                        "kmc.delete Begun KEK slot 1 in state ACTIVE", "kmc.delete Ok KEK slot 1 and its keys deleted");
    }

    @Test
    void showsTheKeysOfTheFileThatAreNotInTheModule() {
        Exchange exchange = uploaded(2);
        exchange.keys.load(JANE, exchange.kmcId(), new TreeSet<>(List.of(2)), outcome -> {});

        assertThat(exchange.catalogue.all())
                .extracting(key -> key.sgc() + " " + key.groupName() + ": " + (key.vends() ? "vends" : key.reason()))
                .containsExactly(
                        "900101 Town 900101: not in the module",
                        "900102 Town 900102: its KMC's key load has not ended (26)");
        exchange.keys.end(JANE, exchange.kmcId());
        assertThat(exchange.catalogue.inModule())
                .singleElement()
                .satisfies(key -> assertThat(key.vends()).isTrue())
                .satisfies(key -> assertThat(key.kmc()).contains(exchange.kmcId()));
    }

    private static Exchange uploaded(int keys) {
        Exchange exchange = new Exchange(keys);
        exchange.files.upload(JANE, exchange.answeredFile());
        return exchange;
    }
}
