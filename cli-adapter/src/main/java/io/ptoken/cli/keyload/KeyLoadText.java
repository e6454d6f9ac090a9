package io.ptoken.cli.keyload;

import io.ptoken.cli.console.TextTable;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.kmc.host.KlfPreview.KeyPreview;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.service.operate.keyload.KeyLoadOutcome;
import io.ptoken.service.operate.keyload.KeyLoadReport;
import io.ptoken.service.operate.keyload.KeyLoadUpload;
import java.util.ArrayList;
import java.util.List;

/** Key-load files and what came of loading them, for people. */
public final class KeyLoadText {

    private KeyLoadText() {}

    /**
     * What a file brings and erases.
     *
     * @param tellsOrigins false when the module does not tell which keys it has from the KMC
     * @param columns of the place where it is shown
     */
    public static List<String> preview(KeyLoadUpload upload, boolean tellsOrigins, int columns) {
        List<String> lines = new ArrayList<>();
        lines.add("Key load file of " + upload.file().kmc().name() + ", issued "
                + upload.file().file().response().issued() + ", to be loaded until "
                + upload.file().file().response().validUntil() + " ("
                + upload.file().profile() + ")");
        lines.addAll(table(upload.file().keys(), columns));
        for (KeyPreview key : upload.file().keys()) {
            key.objection().ifPresent(objection -> lines.add("The module will refuse: " + objection));
        }
        lines.add(erased(upload, tellsOrigins));
        for (VendingKeyAttributes key : upload.erased()) {
            lines.add("  " + key.describe() + ", KCV " + key.kcv());
        }
        return lines;
    }

    private static String erased(KeyLoadUpload upload, boolean tellsOrigins) {
        if (!tellsOrigins) {
            return "Every key of this KMC that is in the module will be erased now; the module does not tell which those are.";
        }
        return upload.erased().isEmpty()
                ? "No key of this KMC is in the module."
                : "These keys of this KMC are in the module and will be erased now:";
    }

    private static List<String> table(List<KeyPreview> keys, int columns) {
        TextTable table = TextTable.of("NUMBER", "SGC", "NAME", "KRN", "KT", "BDT", "KEN", "DKGA", "IUT", "KCV");
        for (KeyPreview key : keys) {
            VendingKeyCard card = key.card();
            table.row(
                    Integer.toString(card.sequence()),
                    card.sgc().digits(),
                    card.groupName(),
                    card.krn().toString(),
                    Integer.toString(card.keyType().code()),
                    card.baseDateStart().toString().substring(0, 4),
                    Integer.toString(card.ken().value()),
                    card.algorithm().digits(),
                    card.issuedUntil().toString(),
                    card.kcv().hex6());
        }
        return table.lines("  ", columns);
    }

    /** What became of one key. */
    public static String outcome(KeyLoadOutcome outcome) {
        String name = outcome.card().name() + ", KCV " + outcome.card().kcv();
        return outcome.register()
                .map(register -> name + ": in register " + register + (outcome.repeated() ? ", loaded before" : ""))
                .orElseGet(() -> name + ": REFUSED, "
                        + outcome.refusal().map(KeyLoadOutcome.Refusal::text).orElse(""));
    }

    /** What came of loading, and what is next. */
    public static List<String> summary(KeyLoadReport report) {
        long refused = report.refused();
        String counted =
                report.outcomes().size() - refused + " of " + report.outcomes().size() + " keys loaded";
        if (report.ended()) {
            return List.of(counted + "; loading is ended, the keys vend.");
        }
        List<String> lines = new ArrayList<>(List.of(counted + (refused == 0 ? "." : ", " + refused + " refused.")));
        lines.add("Next: " + KmcText.advice(report.next()));
        return lines;
    }
}
