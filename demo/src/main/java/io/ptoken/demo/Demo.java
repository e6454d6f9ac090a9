package io.ptoken.demo;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.document.Documents;
import io.ptoken.node.process.Undo;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * The whole way of a token once, on an installation that is removed at the end.
 *
 * @param module which security module makes the tokens
 * @param ea cipher of the meter, EA 07 or EA 11
 * @param tables STA tables of module and meter
 * @param port the port to serve on, or empty for the usual one if free
 * @param once true: end afterwards; false: serve until stopped
 * @param json true: one JSON object; false: text for people
 */
public record Demo(
        DemoModule module,
        EncryptionAlgorithm ea,
        StaTables tables,
        Optional<Integer> port,
        boolean once,
        boolean json) {

    /** Runs it; it does not serve on when nobody could read where. */
    public void run(PrintWriter out, ProgramSurroundings surroundings) throws IOException {
        try (Undo undo = new Undo()) {
            surroundings.stopSignal().onStop(undo);
            DemoInstallation demo = DemoInstallation.start(module, tables, port, !once, surroundings, undo);
            if (json) {
                forPrograms(demo, out, surroundings);
            } else {
                forPeople(demo, out, surroundings);
            }
            if (!once && !out.checkError()) {
                surroundings.stopSignal().await();
            }
        }
    }

    private void forPeople(DemoInstallation demo, PrintWriter out, ProgramSurroundings surroundings)
            throws IOException {
        DemoText text = new DemoText(out, surroundings.terminal());
        text.installation(demo);
        Sale sale = Sale.buy(demo, ea);
        text.sale(sale, ea);
        text.meter(sale, MeterVisit.enter(sale.tokens(), ea, tables, surroundings));
        if (!once) {
            text.serving(demo);
        }
    }

    private void forPrograms(DemoInstallation demo, PrintWriter out, ProgramSurroundings surroundings)
            throws IOException {
        Sale sale = Sale.buy(demo, ea);
        MeterVisit visit = MeterVisit.enter(sale.tokens(), ea, tables, surroundings);
        Documents.printLine(out, DemoFacts.of(demo, sale, visit));
    }
}
