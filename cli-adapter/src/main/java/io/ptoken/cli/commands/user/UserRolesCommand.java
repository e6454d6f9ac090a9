package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken user roles}. */
@Command(
        name = "roles",
        description =
                "Gives an account other roles, in the place of those it has. Open sessions feel it within a second.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken user roles till-1 --role ptoken-api --role ptoken-issue-any",
            "  ptoken user roles service-van --technician"
        })
final class UserRolesCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    @ArgGroup(exclusive = true, multiplicity = "1")
    RoleOptions roles = new RoleOptions();

    @Mixin
    OutputOptions output;

    UserRolesCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        Shown given = ask(access, new AccountCalls.SetRoles(username, roles.wanted()));
        tell(output, given, "Roles of " + username + ": " + String.join(" ", AccountFacts.roles(given)) + ".");
    }
}
