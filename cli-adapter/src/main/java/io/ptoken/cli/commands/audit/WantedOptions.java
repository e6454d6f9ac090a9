package io.ptoken.cli.commands.audit;

import io.ptoken.service.input.Typed;
import io.ptoken.service.port.AuditSearch.Wanted;
import java.util.List;
import picocli.CommandLine.Option;

/** Which entries one looks for. */
final class WantedOptions {

    @Option(
            names = "--who",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Of this account or person, as the column WHO has them.")
    String who;

    @Option(
            names = "--what",
            paramLabel = "TASK",
            defaultValue = "",
            description = "Of this task or method of the API, as user.add, or all tasks that begin so, as user.")
    String what;

    @Option(
            names = "--outcome",
            paramLabel = "CODE",
            defaultValue = "",
            description =
                    "With this outcome, Ok or a code, or the beginning of one, as ESignin; refused for all that was not done.")
    String outcome;

    @Option(
            names = "--from-address",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "From this address, or those that begin so, as 10.0.0.")
    String address;

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            defaultValue = "",
            description = "On this meter, key, account or preference, or those in whose name this is found.")
    String subject;

    @Option(names = "--but-sales", description = "Without the credit tokens that were issued.")
    boolean butSales;

    /** What is looked for; nothing said means any. */
    Wanted wanted() {
        return new Wanted(
                Typed.stripped(who),
                what.isBlank() ? List.of() : List.of(Typed.stripped(what)),
                Typed.stripped(outcome),
                Typed.stripped(address),
                Typed.digitsOrText(subject),
                butSales);
    }
}
