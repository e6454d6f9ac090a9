package io.ptoken.cli.commands.tables;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.TablesDocument;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.StaTablesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ptoken tables show}. */
@ReadsOnly
@Command(
        name = "show",
        description = {
            "Says which STA table set a file holds: its name, kind and fingerprint, never its numbers.",
            "Without a file: the built-in sample set, whose tokens real meters refuse."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken tables show sta-tables.json")
final class TablesShowCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A table file as its licensee got it (JSON).")
    Optional<Path> file = Optional.empty();

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        StaTables tables = file.isPresent() ? StaTablesFile.read(file.get()) : StaTables.SAMPLE;
        if (output.json()) {
            output.print(spec, TablesDocument.of(tables));
            return ExitCode.OK;
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", tables.name());
        facts.put("kind", tables.kind().name().toLowerCase(Locale.ROOT));
        facts.put("fingerprint", tables.fingerprint());
        facts.put("meaning", tables.describe());
        Facts.print(spec.commandLine().getOut(), facts);
        return ExitCode.OK;
    }
}
