package io.ptoken.cli.commands.module;

import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.Roles;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.node.account.LocalAudit;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken module officers}. */
@Command(
        name = "officers",
        description = {
            "Appoints crypto officers in place of those there were.",
            "From then on it takes two of them (--officer) to change keys by hand, the licence issuer or the officers.",
            ModuleTask.SECRET
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken module officers --appoint alice --appoint bob",
            "  ptoken module officers --none --officer alice --officer bob"
        })
final class ModuleOfficersCommand extends ModuleTask {

    @Mixin
    OfficerOptions present;

    @Option(
            names = "--appoint",
            paramLabel = "NAME",
            description = "New officer, two or more. The PIN is asked for twice.")
    List<String> appointed = List.of();

    @Option(names = "--none", description = "The module shall have no officers.")
    boolean none;

    ModuleOfficersCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected void check() {
        if (none == !appointed.isEmpty()) {
            throw new CommandFailure("name the new officers with --appoint, or say --none");
        }
    }

    @Override
    protected void work(SecurityModule module, LocalAudit audit, Installation chosen) {
        present.logIn(module, surroundings());
        List<OfficerCredentials> officers = new ArrayList<>();
        try {
            appointed.forEach(name -> officers.add(credentials(name)));
            Roles.administration(module).requireAppointable(officers);
            audit.append("module.officers", module.status().moduleId(), none ? "none" : String.join(", ", appointed));
            Roles.administration(module).appointOfficers(officers);
        } finally {
            officers.forEach(OfficerCredentials::close);
        }
        say(none ? "The module has no crypto officers." : "Appointed " + String.join(", ", appointed) + ".");
    }

    private OfficerCredentials credentials(String name) {
        String question = "New PIN of " + name;
        char[] pin = surroundings()
                .prompt()
                .secretTwice(question, question + ", again")
                .orElseThrow(() -> new CommandFailure("the two PINs of " + name + " differ; nothing was changed"));
        try {
            return OfficerCredentials.of(name, pin);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }
}
