package io.ptoken.cli.document;

import io.ptoken.cli.keyload.KmcText;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.kmc.host.KlfPreview;
import io.ptoken.service.operate.call.KmcCalls.KmcStanding;
import io.ptoken.service.operate.keyload.KeyLoadOutcome;
import io.ptoken.service.operate.keyload.KeyLoadReport;
import io.ptoken.service.operate.keyload.KeyLoadUpload;
import io.ptoken.service.operate.keyload.NextStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** KMCs and the exchange of keys with them. */
public sealed interface KmcDocument extends Document {

    /** Those that are known. */
    @DocumentKind("kmcs")
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
     * A key load file that the module has taken.
     *
     * @param kmc that made it
     * @param erasedRegisters of keys of this KMC that were in the module; none as well where it does not tell
     */
    @DocumentKind("key-load-file")
    record Uploaded(
            String name,
            String kmc,
            Instant issued,
            Instant validUntil,
            List<FileKey> keys,
            List<Integer> erasedRegisters)
            implements KmcDocument {

        public static Uploaded of(KeyLoadUpload upload) {
            return new Uploaded(
                    upload.file().kmc().name(),
                    upload.file().kmc().kmcId().text(),
                    Times.seconds(upload.file().file().response().issued()),
                    Times.seconds(upload.file().file().response().validUntil()),
                    upload.file().keys().stream().map(FileKey::of).toList(),
                    upload.erased().stream().map(key -> key.register().value()).toList());
        }
    }

    /**
     * One of its keys.
     *
     * @param objection why the module will refuse it
     */
    record FileKey(
            int number, String sgc, String name, int krn, int kt, Instant iut, String kcv, Optional<String> objection) {

        static FileKey of(KlfPreview.KeyPreview key) {
            return new FileKey(
                    key.card().sequence(),
                    key.card().sgc().digits(),
                    key.card().groupName(),
                    key.card().krn().value(),
                    key.card().keyType().code(),
                    Times.seconds(key.card().issuedUntil()),
                    key.card().kcv().hex6(),
                    key.objection());
        }
    }

    /**
     * What came of loading keys of a file.
     *
     * @param keys in the order of the file
     * @param ended true when loading was ended, because every key was loaded
     * @param next what is to be done next
     * @param advice the same for people, with the command for it
     */
    @DocumentKind("key-load-report")
    record LoadReport(List<TriedKey> keys, int loaded, int refused, boolean ended, NextStep next, String advice)
            implements KmcDocument {

        public static LoadReport of(KeyLoadReport report) {
            int refused = Math.toIntExact(report.refused());
            return new LoadReport(
                    report.outcomes().stream().map(TriedKey::of).toList(),
                    report.outcomes().size() - refused,
                    refused,
                    report.ended(),
                    report.next(),
                    KmcText.advice(report.next()));
        }
    }

    /**
     * One of them.
     *
     * @param number of the key in its file
     * @param register where it is now; left out when it was refused
     * @param loadedBefore true when nothing has changed
     * @param refusal why the module refused it
     */
    record TriedKey(
            int number,
            String sgc,
            int krn,
            int kt,
            String kcv,
            Optional<Integer> register,
            boolean loadedBefore,
            Optional<String> refusal) {

        static TriedKey of(KeyLoadOutcome outcome) {
            return new TriedKey(
                    outcome.card().sequence(),
                    outcome.card().sgc().digits(),
                    outcome.card().krn().value(),
                    outcome.card().keyType().code(),
                    outcome.card().kcv().hex6(),
                    outcome.register().map(RegisterNumber::value),
                    outcome.repeated(),
                    outcome.refusal().map(KeyLoadOutcome.Refusal::text));
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
                    loading && !counted ? List.of(new Unknown("keysInFile", "the module does not tell")) : List.of());
        }
    }
}
