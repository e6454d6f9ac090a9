package io.ptoken.cli.commands.licence;

import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.task.AuditedModuleTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.Roles;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.node.account.Operator;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.input.HandedInFile;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.sts.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken licence trust}. */
@Command(
        name = "trust",
        description = {
            "Makes the module take the licences of an issuer, and no others. What was licensed stays.",
            "Compare the fingerprint with the issuer before you say yes.",
            ModuleTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken licence trust issuer.pem")
final class LicenceTrustCommand extends AuditedModuleTask {

    private static final int LONGEST = 65_536;

    @Parameters(paramLabel = "FILE", description = "The issuer's public key (PEM).")
    Path file;

    @Mixin
    OfficerOptions officers;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    LicenceTrustCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected String whileInUse() {
        return ModuleHold.STOP_IT;
    }

    @Override
    protected void work(SecurityModule module, ServiceStore store) throws IOException {
        LicenceTrust trust = Roles.licenceTrust(module);
        String publicKey = HandedInFile.bytewise(file, LONGEST, "a public key");
        IssuerFingerprint issuer = fingerprint(trust, publicKey);
        officers.logIn(module, surroundings());
        if (!yes
                && !surroundings()
                        .prompt()
                        .confirm("Take licences of the issuer with fingerprint " + issuer + ", and no others?")) {
            throw new CommandFailure("not confirmed; nothing was changed");
        }
        store.auditLog()
                .append(AuditEntry.local(
                        surroundings().clock().instant(),
                        Operator.name(surroundings()),
                        "licence.trust",
                        module.status().moduleId(),
                        "issuer " + issuer));
        trust.trust(publicKey);
        say("The module takes licences of the issuer with fingerprint " + issuer + ".");
    }

    private IssuerFingerprint fingerprint(LicenceTrust trust, String publicKey) {
        try {
            return trust.fingerprint(publicKey);
        } catch (InvalidValueException e) {
            throw new CommandFailure(
                    file + " holds no public key of a licence issuer, as 'ptoken licence issuer show' prints it", e);
        }
    }
}
