package io.ptoken.cli.commands.licence;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.LicenceDocument;
import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.node.holding.HeldFailure;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.LicenceCalls;
import io.ptoken.service.operate.call.LicenceCalls.LicenceStanding;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken licence show}. */
@ReadsOnly
@Command(
        name = "show",
        description = {"Shows what the module is licensed for, and whose licences it takes.", OperatorTask.SECRET})
final class LicenceShowCommand extends OperatorTask {

    private static final String WHILE_IN_USE =
            "if it is a server, its getStatus tells TxCounter and smcq.ex.InhibitVendDateUtc";

    @Mixin
    OutputOptions output;

    LicenceShowCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        LicenceStanding standing = standing(access);
        if (output.json()) {
            output.print(spec, LicenceDocument.Standing.of(standing));
        } else {
            Facts.print(spec.commandLine().getOut(), facts(standing));
        }
        return ExitCode.OK;
    }

    private static Map<String, String> facts(LicenceStanding standing) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("module", standing.module());
        facts.put(
                "transactions left",
                standing.transactionsLeft().map(String::valueOf).orElse("unlimited"));
        facts.put(
                "inhibit-vend date",
                standing.inhibitVendDate().map(Instant::toString).orElse("none"));
        facts.put("last licence", standing.lastLicence().orElse("none"));
        facts.put("last sequence number", Long.toString(standing.lastSequence()));
        facts.put(
                "trusted issuer",
                standing.issuer().map(IssuerFingerprint::toString).orElse("none; see 'ptoken licence trust'"));
        return facts;
    }

    private LicenceStanding standing(OperatorAccess access) {
        try {
            return ask(access, new LicenceCalls.Show(Optional.empty()));
        } catch (HeldFailure held) {
            throw held.advising(WHILE_IN_USE);
        }
    }
}
