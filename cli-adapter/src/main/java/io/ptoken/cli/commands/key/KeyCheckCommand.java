package io.ptoken.cli.commands.key;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.KeyEntryOptions;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.KeyDocument;
import io.ptoken.cli.keyentry.ComponentText;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.ConfigurationFile;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.keyentry.KeyCeremony;
import io.ptoken.service.operate.keyentry.KeySummary;
import io.ptoken.sts.key.KeyCheckValueMethod;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ptoken key check}. */
@ReadsOnly
@Command(
        name = "check",
        description = {
            "Shows the key check value (KCV) and the parity of a key or a set of components, and stores nothing.",
            "The KCV of a 64-bit key ignores parity bits; the rule for longer keys is an assumption of this product, which "
                    + "assumptions.longKeyCheckValue of a configuration file can change."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken key check                                   type a whole key, twice",
            "  ptoken key check --components 2 --file a --file b  two components from two files"
        })
final class KeyCheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    KeyEntryOptions entry;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file with the rule for longer keys. Default: the rule that is built in.")
    Optional<Path> config = Optional.empty();

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    KeyCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        entry.requireValid();
        Configuration configuration = config.isPresent() ? ConfigurationFile.read(config.get()) : Configuration.DEFAULT;
        KeyCheckValueMethod checkValues =
                KeyCheckValueMethod.standard(configuration.assumptions().longKeyCheckValue());
        PrintWriter err = spec.commandLine().getErr();
        KeySummary summary = new KeyCeremony(entry.entries(surroundings), checkValues, component -> {
                    err.println(ComponentText.of(component));
                    err.flush();
                })
                .key(
                        entry.components(),
                        key -> KeySummary.of(key, checkValues),
                        set -> KeySummary.of(set, checkValues));
        if (output.json()) {
            output.print(spec, KeyDocument.Checked.of(summary));
        } else {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("length", summary.bits() + " bits");
            facts.put("KCV", summary.kcv().hex6());
            facts.put("parity", summary.parity());
            Facts.print(spec.commandLine().getOut(), facts);
        }
        summary.parityWarning().ifPresent(warning -> err.println("Warning: " + warning));
        err.flush();
        return ExitCode.OK;
    }
}
