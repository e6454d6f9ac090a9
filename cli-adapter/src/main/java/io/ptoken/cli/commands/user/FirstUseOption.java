package io.ptoken.cli.commands.user;

import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.FirstUse;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Whether a password set by somebody else has to be changed by its owner; the same flag everywhere. */
final class FirstUseOption {

    @Option(
            names = "--must-change",
            negatable = true,
            description = "The owner has to change the password before signing in, or not. Default: yes for people, no"
                    + " for accounts with ptoken-api, because programs cannot change one.")
    Optional<Boolean> mustChange = Optional.empty();

    /** What the owner of the account has to do; begins with a blank where there is something. */
    static String hint(Shown account) {
        return account.mustChangePassword()
                ? " The password has to be changed before it is of use: 'ptoken user passwd " + account.username()
                        + " --own'."
                : "";
    }

    FirstUse of(Set<Role> roles) {
        return mustChange.orElse(!roles.contains(Role.API)) ? FirstUse.MUST_CHANGE : FirstUse.KEEP;
    }
}
