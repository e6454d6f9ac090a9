package io.ptoken.cli.commands.options;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** The crypto officers who let a command change a module that has some; the same flag everywhere. */
public final class OfficerOptions {

    @Option(
            names = "--officer",
            paramLabel = "NAME",
            description = "Crypto officer, twice, for a module that has officers. Each PIN is asked for.")
    List<String> officers = List.of();

    /** Those who were named; two where the module has officers. */
    public List<String> named() {
        return List.copyOf(officers);
    }

    /** Logs the officers in, where the module has any; they are logged out when the module is closed. */
    public void logIn(SecurityModule module, Surroundings surroundings) {
        module.accessControl()
                .filter(access -> access.status().mode() != Mode.NONE)
                .ifPresent(access -> logIn(access, surroundings));
    }

    private void logIn(AccessControl access, Surroundings surroundings) {
        if (officers.size() != 2) {
            throw new CommandFailure(
                    "this module has crypto officers: name two of them with --officer NAME --officer NAME");
        }
        for (String officer : officers) {
            char[] pin = surroundings.prompt().secret("PIN of crypto officer " + officer);
            try {
                access.logIn(officer, pin);
            } finally {
                Arrays.fill(pin, '\0');
            }
        }
    }
}
