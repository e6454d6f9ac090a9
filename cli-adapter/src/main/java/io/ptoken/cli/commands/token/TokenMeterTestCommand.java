package io.ptoken.cli.commands.token;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.TokenDocument;
import io.ptoken.cli.token.IssuedTokenText;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.operate.call.HandCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ptoken token meter-test}. */
@Command(
        name = "meter-test",
        sortOptions = false,
        description = {
            "Issues a meter test token (class 1) by hand. It works in any meter, or in those of one manufacturer.",
            TokenTask.AUDITED,
            TokenTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken token meter-test --subclass 0 --control 68719476735")
final class TokenMeterTestCommand extends TokenTask {

    @Option(
            names = "--subclass",
            paramLabel = "N",
            defaultValue = "0",
            description = "0 or 1 for every manufacturer, 6-10 for one of four digits, 11-15 of two. Default: "
                    + "${DEFAULT-VALUE}.")
    int subclass;

    @Option(
            names = "--control",
            required = true,
            paramLabel = "N",
            description = "Control field of 36 or 28 bits: which tests.")
    long control;

    @Option(
            names = "--manufacturer",
            paramLabel = "N",
            defaultValue = "0",
            description = "Manufacturer code. Default: ${DEFAULT-VALUE}.")
    int manufacturer;

    TokenMeterTestCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    int work(OperatorAccess access, String message) {
        IssuedMeterTestToken token = issue(access, new HandCalls.MeterTest(message, subclass, control, manufacturer));
        if (output.json()) {
            output.print(spec, TokenDocument.MeterTest.of(token));
        } else {
            Facts.print(spec.commandLine().getOut(), IssuedTokenText.facts(token));
        }
        return ExitCode.OK;
    }
}
