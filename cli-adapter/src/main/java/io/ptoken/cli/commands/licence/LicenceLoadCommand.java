package io.ptoken.cli.commands.licence;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.document.LicenceDocument;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.node.holding.HeldFailure;
import io.ptoken.node.input.HandedInFile;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.LicenceCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken licence load}. */
@Command(
        name = "load",
        description = {
            "Loads a transaction licence into the module, while a server runs or not.",
            "An account with ptoken-issue-any can load it through the API too: loadTransactionLicense.",
            OperatorTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken licence load licence.txt")
final class LicenceLoadCommand extends OperatorTask {

    private static final int LONGEST = 65_536;
    private static final String WHILE_IN_USE =
            "load the licence with loadTransactionLicense of its API if it is a server, or stop it first";

    @Parameters(paramLabel = "FILE", description = "The licence, alone or inside other text such as an e-mail.")
    Path file;

    @Mixin
    OutputOptions output;

    LicenceLoadCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) throws IOException {
        String text = HandedInFile.bytewise(file, LONGEST, "a licence");
        LoadedLicence loaded = load(access, text);
        if (output.json()) {
            output.print(spec, LicenceDocument.Loaded.of(loaded));
            return ExitCode.OK;
        }
        say("Loaded licence " + loaded.licenceId() + ": "
                + loaded.transactionsLeft().map(left -> left + " transactions").orElse("transactions unlimited")
                + ", "
                + loaded.inhibitVendDate().map(date -> "until " + date).orElse("no end")
                + ".");
        return ExitCode.OK;
    }

    private LoadedLicence load(OperatorAccess access, String text) {
        try {
            return ask(access, new LicenceCalls.Load(Optional.empty(), text));
        } catch (HeldFailure held) {
            throw held.advising(WHILE_IN_USE);
        }
    }
}
