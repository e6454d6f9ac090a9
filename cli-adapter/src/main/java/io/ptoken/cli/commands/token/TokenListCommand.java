package io.ptoken.cli.commands.token;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.DigitsConverter;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.TokenDocument;
import io.ptoken.cli.token.IssuedTokenText;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.MeterCalls;
import io.ptoken.service.operate.call.MeterCalls.IssuedCall;
import io.ptoken.service.operate.call.MeterCalls.Tokens;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken token list}. */
@ReadsOnly(audited = true)
@Command(
        name = "list",
        sortOptions = false,
        description = {
            "Shows the tokens that were issued to a meter once more, the newest last, with when, by which account and from "
                    + "where; as far as results are kept (ptoken.resultRetentionDays). Meter test tokens are for every meter and "
                    + "are not kept.",
            "The audit log says who asked."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken token list --drn 600727000000000009 --last 5")
final class TokenListCommand extends OperatorTask {

    @Option(
            names = "--drn",
            required = true,
            paramLabel = "DIGITS",
            converter = DigitsConverter.class,
            description = "DRN (11 or 13 digits) or MeterPAN (18 digits), in groups or not.")
    String drn;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "Of how many calls at most, 1-" + MeterCalls.MOST_CALLS + ". Default: ${DEFAULT-VALUE}.")
    int last;

    @Mixin
    OutputOptions output;

    TokenListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        Tokens issued = ask(access, new MeterCalls.Issued(drn, last));
        if (output.json()) {
            output.print(spec, TokenDocument.Kept.of(issued));
        } else if (issued.calls().isEmpty()) {
            say("No tokens of meter " + issued.pan() + " are kept.");
        } else {
            for (int i = 0; i < issued.calls().size(); i++) {
                if (i > 0) {
                    say("");
                }
                print(issued.calls().get(i));
            }
        }
        return ExitCode.OK;
    }

    private void print(IssuedCall call) {
        say(call.at().truncatedTo(ChronoUnit.SECONDS) + ", " + call.account()
                + call.origin().map(from -> " (" + from + ")").orElse(""));
        IssuedTokenText.lines(call.messageId(), call.tokens(), columns()).forEach(this::say);
    }
}
