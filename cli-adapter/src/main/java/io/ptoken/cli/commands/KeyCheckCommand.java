package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.keyentry.KeyCeremony;
import io.ptoken.cli.keyentry.KeySummary;
import io.ptoken.sts.key.KeyCheckValueMethod;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ptoken key check}. */
@Command(
        name = "check",
        description = {
            "Shows the key check value (KCV) and the parity of a key or a set of components, and stores nothing.",
            "The KCV of a 64-bit key ignores parity bits; the rule for longer keys is an assumption of this product."
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

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    KeyCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        entry.requireValid();
        KeyCheckValueMethod checkValues = KeyCheckValueMethod.standard();
        PrintWriter err = spec.commandLine().getErr();
        KeySummary summary = new KeyCeremony(entry.entries(surroundings), checkValues, err)
                .key(entry.components, key -> KeySummary.of(key, checkValues), set -> KeySummary.of(set, checkValues));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("length", summary.bits() + " bits");
        facts.put("KCV", summary.kcv().hex6());
        facts.put("parity", summary.parity());
        output.print(spec, facts);
        summary.parityWarning().ifPresent(warning -> err.println("Warning: " + warning));
        err.flush();
        return ExitCode.OK;
    }
}
