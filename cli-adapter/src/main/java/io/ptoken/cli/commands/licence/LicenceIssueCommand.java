package io.ptoken.cli.commands.licence;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.TimeConverter;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.licence.IssuerKeyFile;
import io.ptoken.hsm.soft.licence.LicenceIssuer;
import io.ptoken.hsm.soft.licence.LicenceIssuerKey;
import io.ptoken.hsm.soft.licence.TransactionLicence;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.input.MistypedException;
import io.ptoken.service.input.Typed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ptoken licence issue}. */
@ReadsOnly
@Command(
        name = "issue",
        description = {
            "Signs a transaction licence for one module and prints it.",
            "A module takes only sequence numbers above the last one it took: 'ptoken licence show' tells that."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken licence issue --module 12345678 --transactions 100000 --until 2027-12-31 --sequence 1 "
                + "--issuer-key issuer.key > licence.txt")
final class LicenceIssueCommand implements Callable<Integer> {

    @Option(names = "--module", required = true, paramLabel = "ID", description = "The module: eight digits.")
    String module;

    @Option(
            names = "--transactions",
            required = true,
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Vends the module may make from then on, or 'unlimited'.")
    Count transactions;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DATE",
            converter = EndConverter.class,
            description = "Moment from which it stops vending, as 2027-12-31 (00:00 UTC), or 'unlimited'.")
    End until;

    @Option(
            names = "--sequence",
            required = true,
            paramLabel = "N",
            description = "Higher than that of the licence before.")
    long sequence;

    @Option(names = "--issuer-key", required = true, paramLabel = "FILE", description = "The issuer's key file.")
    Path issuerKey;

    @Option(
            names = "--issuer",
            paramLabel = "NAME",
            defaultValue = "ptoken",
            description = "Who issues it, as the licence names them. Default: ${DEFAULT-VALUE}.")
    String issuer;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "How you call it, 1-32 letters, digits, dots, hyphens. Default: module and sequence number.")
    Optional<String> id = Optional.empty();

    @Spec
    CommandSpec spec;

    private final Surroundings surroundings;

    LicenceIssueCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        TransactionLicence licence = new TransactionLicence(
                id.orElse(module + "-" + sequence),
                module,
                sequence,
                transactions.value(),
                until.value(),
                surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                issuer);
        try (LicenceIssuerKey key = IssuerKeyFile.read(issuerKey)) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(LicenceIssuer.issue(licence, key));
            out.flush();
        }
        return ExitCode.OK;
    }

    /** A number, or no limit. */
    record Count(Optional<Long> value) {}

    /** A moment, or none. */
    record End(Optional<Instant> value) {}

    private static final String UNLIMITED = "unlimited";

    private static final class CountConverter implements ITypeConverter<Count> {

        @Override
        public Count convert(String typed) {
            if (Typed.stripped(typed).equals(UNLIMITED)) {
                return new Count(Optional.empty());
            }
            try {
                return new Count(Optional.of(Typed.whole(typed, Long.MIN_VALUE, Long.MAX_VALUE)));
            } catch (MistypedException e) {
                throw new TypeConversionException(e.getMessage() + " or '" + UNLIMITED + "'");
            }
        }
    }

    private static final class EndConverter implements ITypeConverter<End> {

        @Override
        public End convert(String typed) {
            return new End(
                    Typed.stripped(typed).equals(UNLIMITED)
                            ? Optional.empty()
                            : Optional.of(new TimeConverter().convert(typed)));
        }
    }
}
