package io.ptoken.cli.commands.licence;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.AuditedModuleTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.commands.task.Roles;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.ServiceStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken licence show}. */
@ReadsOnly
@Command(
        name = "show",
        description = {"Shows what the module is licensed for, and whose licences it takes.", ModuleTask.SECRET})
final class LicenceShowCommand extends AuditedModuleTask {

    @Mixin
    OutputOptions output;

    LicenceShowCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected String whileInUse() {
        return "if it is a server, its getStatus tells TxCounter and smcq.ex.InhibitVendDateUtc";
    }

    @Override
    protected void work(SecurityModule module, ServiceStore store) {
        LicenceTrust trust = Roles.licenceTrust(module);
        ModuleStatus status = module.status();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("module", status.moduleId());
        facts.put(
                "transactions left",
                status.transactionsLeft().map(String::valueOf).orElse("unlimited"));
        facts.put(
                "inhibit-vend date",
                status.inhibitVendDate().map(Instant::toString).orElse("none"));
        facts.put("last licence", status.details().getOrDefault("licence.id", "none"));
        facts.put("last sequence number", Long.toString(trust.lastLicenceSequence()));
        facts.put(
                "trusted issuer",
                trust.issuer().map(IssuerFingerprint::toString).orElse("none; see 'ptoken licence trust'"));
        output.print(spec, facts);
    }
}
