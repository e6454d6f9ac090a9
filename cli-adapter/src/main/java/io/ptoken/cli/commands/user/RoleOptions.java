package io.ptoken.cli.commands.user;

import io.ptoken.service.access.Role;
import io.ptoken.service.access.RoleRules;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which roles an account gets: single ones, or those that come together; the same flags everywhere. */
final class RoleOptions {

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            converter = RoleConverter.class,
            completionCandidates = RoleConverter.Names.class,
            description = "Once for each role. Known: ${COMPLETION-CANDIDATES}.")
    Set<Role> roles = Set.of();

    @Option(
            names = "--technician",
            description = "The roles of a technician, who issues by hand: ptoken-issue-keychange and ptoken-issue-eng.")
    boolean technician;

    /** The roles. */
    Set<Role> wanted() {
        return technician ? RoleRules.TECHNICIAN : roles;
    }
}
