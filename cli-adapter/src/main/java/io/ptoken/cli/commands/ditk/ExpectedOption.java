package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.keyentry.CustodianScreen;
import io.ptoken.node.process.Prompt;
import io.ptoken.sts.key.KeyCheckValue;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The check value that a DITK has to have, given before its components are; the same flag everywhere. */
public final class ExpectedOption {

    @Option(
            names = "--kcv",
            paramLabel = "HEX6",
            description = "Key check value on the component sheets. Without it, it is asked for first.")
    Optional<KeyCheckValue> expected = Optional.empty();

    /** What was given, or is answered; empty for an empty answer. */
    public Optional<KeyCheckValue> orAsked(Prompt prompt) {
        return expected.or(() -> CustodianScreen.line(prompt, "Key check value on the component sheets, 6 hex digits:")
                .map(KeyCheckValue::new));
    }
}
