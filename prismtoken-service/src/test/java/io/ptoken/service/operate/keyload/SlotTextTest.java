package io.ptoken.service.operate.keyload;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTextTest {

    private static final KmcId KMC = new KmcId("KMCID.1:STSA:KMC-1");

    @Test
    void readsWhatItWrites() {
        KekSlotStatus slot = new KekSlotStatus(
                12,
                KekSlotState.PENDING,
                Optional.of(KMC),
                true,
                Optional.of(4_294_967_295L),
                Optional.of(new KeyLoadRecord("a=b;=" + "x".repeat(KeyLoadRecord.MAX_LENGTH - 5))),
                OptionalInt.of(999),
                List.of(1, 2, 999),
                Optional.of(Instant.parse("2026-11-26T12:00:00.123Z")));

        assertThat(SlotText.read(KMC, SlotText.of(slot))).contains(slot);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        KekSlotStatus slot = new KekSlotStatus(
                1,
                KekSlotState.ACTIVE,
                Optional.of(KMC),
                false,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty());

        assertThat(SlotText.of(slot)).isEqualTo("number=1\nstate=ACTIVE\npriorKeys=false");
        assertThat(SlotText.read(KMC, SlotText.of(slot))).contains(slot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "drained=yes",
                "number=1",
                "number=x\nstate=ACTIVE",
                "number=1\nstate=ASLEEP",
                "number=1\nstate=PENDING\nrequest=",
                "number=1\nstate=LOADING\nloaded=1,,2",
                "number=1\nstate=ACTIVE\nsince=yesterday"
            })
    void doesNotUnderstandOtherTexts(String text) {
        assertThat(SlotText.read(KMC, text)).isEmpty();
    }
}
