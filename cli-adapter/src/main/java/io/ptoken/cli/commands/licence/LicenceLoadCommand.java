package io.ptoken.cli.commands.licence;

import io.ptoken.cli.commands.task.AuditedModuleTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.node.account.Operator;
import io.ptoken.node.input.HandedInFile;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.Origin;
import io.ptoken.service.operate.licence.TransactionLicences;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.ServiceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ptoken licence load}. */
@Command(
        name = "load",
        description = {
            "Loads a transaction licence into the module while no server runs.",
            "While one runs, an account with ptoken-issue-any loads it through the API: loadTransactionLicense.",
            ModuleTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken licence load licence.txt")
final class LicenceLoadCommand extends AuditedModuleTask {

    private static final int LONGEST = 65_536;

    @Parameters(paramLabel = "FILE", description = "The licence, alone or inside other text such as an e-mail.")
    Path file;

    LicenceLoadCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected String whileInUse() {
        return "load the licence with loadTransactionLicense of its API if it is a server, or stop it first";
    }

    @Override
    protected void work(SecurityModule module, ServiceStore store) throws IOException {
        String text = HandedInFile.bytewise(file, LONGEST, "a licence");
        LoadedLicence loaded = load(text, module, store);
        say("Loaded licence " + loaded.licenceId() + ": "
                + loaded.transactionsLeft().map(left -> left + " transactions").orElse("transactions unlimited")
                + ", "
                + loaded.inhibitVendDate().map(date -> "until " + date).orElse("no end")
                + ".");
    }

    private LoadedLicence load(String text, SecurityModule module, ServiceStore store) {
        String operator = Operator.name(surroundings());
        Clock clock = surroundings().clock();
        try {
            return new TransactionLicences(module, store.auditLog(), clock)
                    .load(operator, Origin.LOCAL.address(), "", text);
        } catch (ServiceException refusal) {
            store.auditLog()
                    .append(AuditEntry.local(
                                    clock.instant(),
                                    operator,
                                    "loadTransactionLicense",
                                    "",
                                    String.valueOf(refusal.getMessage()))
                            .withOutcome(refusal.code().eCode()));
            throw refusal;
        }
    }
}
