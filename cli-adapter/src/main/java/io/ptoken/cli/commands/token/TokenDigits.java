package io.ptoken.cli.commands.token;

import io.ptoken.service.input.MistypedException;
import io.ptoken.service.input.Typed;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** A token as people type it; the same everywhere. */
final class TokenDigits {

    @Parameters(
            arity = "1..*",
            paramLabel = "DIGITS",
            description = "Twenty digits; blanks, dashes, dots and commas between them mean nothing.")
    List<String> digits = List.of();

    /**
     * The digits, how many they may be.
     *
     * @throws ParameterException when there is something else among them
     */
    String required(CommandSpec spec) {
        try {
            return Typed.digits(String.join(" ", digits));
        } catch (MistypedException e) {
            throw new ParameterException(spec.commandLine(), "DIGITS: " + e.getMessage(), e);
        }
    }
}
