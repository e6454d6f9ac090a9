package io.ptoken.cli.commands.token;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.TokenDocument;
import io.ptoken.cli.token.CardExplanation;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.ConfigurationFile;
import io.ptoken.service.input.CardText;
import io.ptoken.service.input.MistypedException;
import io.ptoken.sts.identity.IdRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ptoken token card}. */
@ReadsOnly
@Command(
        name = "card",
        description = {
            "Shows each field of a meter card: an IDRecord or Record2, as a card reader types it or as people write it.",
            "STX and ETX, the sentinels ; and ?, an LRC behind them, line ends, blanks and dashes are left out; the LRC is not "
                    + "checked. An expired card is shown as expired.",
            "No key and no installation is needed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken token card 60072700000000000900000207123457011",
            "  ptoken token card ';600727000000000009===0207123457011?'",
            "  ptoken token card          then pull the card through the reader"
        })
final class TokenCardCommand implements Callable<Integer> {

    private static final String STDIN = "-";

    private final ProgramSurroundings surroundings;

    @Parameters(
            arity = "0..*",
            paramLabel = "TEXT",
            description = "The text of the card. Without it, and for '-', it is read from standard input.")
    List<String> text = List.of();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file with assumptions.idRecordLayout. Default: TI_THEN_KRN.")
    Optional<Path> config = Optional.empty();

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    TokenCardCommand(ProgramSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Configuration configuration = config.isPresent() ? ConfigurationFile.read(config.get()) : Configuration.DEFAULT;
        IdRecord record = IdRecord.parse(digits(), configuration.assumptions().idRecordLayout());
        LocalDate today = LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC);
        if (output.json()) {
            output.print(spec, TokenDocument.Card.of(record, today));
        } else {
            Facts.print(spec.commandLine().getOut(), CardExplanation.text(record, today));
        }
        return ExitCode.OK;
    }

    private String digits() throws IOException {
        boolean handedIn = text.isEmpty() || text.equals(List.of(STDIN));
        try {
            return CardText.idRecord(handedIn ? handedIn() : String.join(" ", text));
        } catch (MistypedException e) {
            throw new ParameterException(spec.commandLine(), "TEXT: " + e.getMessage(), e);
        }
    }

    private String handedIn() throws IOException {
        if (!surroundings.prompt().isTerminal()) {
            return CardInput.piped(surroundings.input());
        }
        spec.commandLine().getErr().println("Pull the card through the reader, or type its text and press Enter.");
        spec.commandLine().getErr().flush();
        return CardInput.typed(surroundings.input());
    }
}
