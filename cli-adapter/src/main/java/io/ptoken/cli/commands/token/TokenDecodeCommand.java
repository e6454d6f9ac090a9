package io.ptoken.cli.commands.token;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.console.TokenText;
import io.ptoken.cli.document.TokenDocument;
import io.ptoken.cli.token.TokenExplanation;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ptoken token decode}. */
@ReadsOnly
@Command(
        name = "decode",
        description = {
            "Shows what the digits of a token say without a key.",
            "That is all fields of a meter test token (class 1) and the class alone of every other one, because those are "
                    + "encrypted for one meter."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken token decode 0000 0000 0001 3422 0736")
final class TokenDecodeCommand implements Callable<Integer> {

    @Mixin
    TokenDigits digits;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        TokenNumber number = TokenNumber.parseDecimal(digits.required(spec));
        Map<String, String> fields = TokenExplanation.of(number);
        if (output.json()) {
            output.print(spec, TokenDocument.Decoded.of(number));
        } else {
            fields.replace("token", TokenText.grouped(number.decimal()));
            Facts.print(spec.commandLine().getOut(), fields);
        }
        return ExitCode.OK;
    }
}
