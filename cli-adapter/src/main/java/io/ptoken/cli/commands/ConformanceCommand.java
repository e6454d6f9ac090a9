package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.options.StaTablesOption;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.ConformanceDocument;
import io.ptoken.node.process.Surroundings;
import io.ptoken.sts.cipher.StaTablesFile;
import io.ptoken.sts.conformance.ConformanceReport;
import io.ptoken.sts.conformance.ConformanceRunner;
import io.ptoken.sts.conformance.Result.Failed;
import io.ptoken.sts.conformance.Result.Skipped;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ptoken conformance}. */
@ReadsOnly
@Command(
        name = "conformance",
        description = {
            "Runs known answers: vector files, or folders of them; without any, those that are built in.",
            "The last line is 'N passed, N failed, N skipped'; the exit code is 1 when one failed.",
            "Published vectors of EA 07 need the operational STA tables and are skipped without them."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken conformance", "  ptoken conformance vectors/ --sta-tables sta-tables.json"})
final class ConformanceCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Vector files, or folders with *.json files.")
    List<Path> paths = List.of();

    @Mixin
    StaTablesOption staTables;

    @Option(
            names = {"-v", "--verbose"},
            description = "Lists every vector, not only those that failed.")
    boolean verbose;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    ConformanceCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        ConformanceRunner runner = runner();
        ConformanceReport report = paths.isEmpty() ? runner.runBuiltIn() : runner.run(paths);
        if (output.json()) {
            output.print(spec, ConformanceDocument.of(report));
        } else {
            print(report);
        }
        tellWhatWasSkipped(report);
        return report.isSuccess() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private void print(ConformanceReport report) {
        PrintWriter out = spec.commandLine().getOut();
        report.results().stream()
                .filter(result -> verbose || result.result() instanceof Failed)
                .forEach(result -> out.println(result.line()));
        out.println(report.summary());
        out.flush();
    }

    /** On stderr: the counts stay the last line of the result. */
    private void tellWhatWasSkipped(ConformanceReport report) {
        PrintWriter err = spec.commandLine().getErr();
        report.results().stream()
                .flatMap(result -> result.result() instanceof Skipped skipped ? Stream.of(skipped) : Stream.empty())
                .map(Skipped::reason)
                .distinct()
                .forEach(reason -> err.println("Skipped: " + reason));
        err.flush();
    }

    private ConformanceRunner runner() throws IOException {
        Optional<Path> named = staTables.file(surroundings);
        return named.isPresent()
                ? ConformanceRunner.withOperationalTables(StaTablesFile.read(named.get()))
                : ConformanceRunner.withSampleTables();
    }
}
