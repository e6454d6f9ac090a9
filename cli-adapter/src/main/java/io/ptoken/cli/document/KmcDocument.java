package io.ptoken.cli.document;

import io.ptoken.cli.keyload.KmcText;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.service.operate.call.KmcCalls.KmcStanding;
import io.ptoken.service.operate.keyload.NextStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** KMCs and the exchange of keys with them. */
public sealed interface KmcDocument extends Document {

    /** Those that are known. */
    @DocumentKind("kmc-list")
    record Kmcs(List<Kmc> kmcs) implements KmcDocument {

        public static Kmcs of(List<KmcStanding> kmcs) {
            return new Kmcs(kmcs.stream().map(Kmc::of).toList());
        }
    }

    /**
     * One of them.
     *
     * @param slot its KEK slot; left out when the module has none for it
     * @param next what is to be done next
     * @param advice the same for people, with the command for it
     */
    record Kmc(
            String name,
            String kmc,
            Instant active,
            Instant expires,
            boolean approved,
            Optional<Slot> slot,
            NextStep next,
            String advice) {

        static Kmc of(KmcStanding standing) {
            NextStep next = NextStep.after(standing.slot());
            return new Kmc(
                    standing.key().name(),
                    standing.key().kmcId(),
                    Times.seconds(standing.key().activeFrom()),
                    Times.seconds(standing.key().expires()),
                    standing.key().approved(),
                    standing.slot().map(Slot::of),
                    next,
                    KmcText.advice(next));
        }
    }

    /**
     * A KEK slot.
     *
     * @param priorKeys true while the keys of an earlier exchange go on
     * @param keysLoaded while LOADING: how many keys of the file are loaded
     * @param keysInFile while LOADING: how many it has
     */
    record Slot(
            int number,
            KekSlotState state,
            boolean priorKeys,
            Optional<Integer> keysLoaded,
            Optional<Integer> keysInFile,
            List<Unknown> unknown) {

        static Slot of(KekSlotStatus slot) {
            boolean loading = slot.state() == KekSlotState.LOADING;
            boolean counted = slot.keyCount().isPresent();
            return new Slot(
                    slot.number(),
                    slot.state(),
                    slot.priorKeys(),
                    loading ? Optional.of(slot.loaded().size()) : Optional.empty(),
                    loading && counted ? Optional.of(slot.keyCount().getAsInt()) : Optional.empty(),
                    loading && !counted
                            ? List.of(new Unknown("keysInFile", "the module does not tell"))
                            : List.of());
        }
    }
}
