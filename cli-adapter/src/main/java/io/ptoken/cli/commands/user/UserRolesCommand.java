package io.ptoken.cli.commands.user;

import io.ptoken.node.account.AccountServices;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.access.Role;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken user roles}. */
@Command(
        name = "roles",
        description =
                "Gives an account other roles, in the place of those it has. Open sessions feel it within a second.",
        footerHeading = "%nExample:%n",
        footer = "  ptoken user roles till-1 --role ptoken-api --role ptoken-issue-any")
final class UserRolesCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            converter = RoleConverter.class,
            completionCandidates = RoleConverter.Names.class,
            description = "Once for each role. Known: ${COMPLETION-CANDIDATES}.")
    Set<Role> roles;

    UserRolesCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(AccountServices services) {
        String given =
                String.join(" ", AccountFacts.roles(services.accounts().setRoles(services.actor(), username, roles)));
        say("Roles of " + username + ": " + given + ".");
    }
}
