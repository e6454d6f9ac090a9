package io.ptoken.cli.commands.token;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.TokenDocument;
import io.ptoken.cli.token.IssuedTokenText;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.VerifyResult;
import io.ptoken.service.operate.call.HandCalls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken token verify}. */
@ReadsOnly(audited = true)
@Command(
        name = "verify",
        sortOptions = false,
        description = {
            "Verifies the digits of a token for a meter and shows what is in it. The exit code is 1 when it is no good.",
            TokenTask.AUDITED,
            OperatorTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken token verify --drn 600727000000000009 --sgc 123457 --krn 1 1234 5678 9012 3456 7890")
final class TokenVerifyCommand extends TokenTask {

    @Mixin
    TokenDigits digits;

    @Mixin
    MeterOptions meter;

    private String token = "";

    TokenVerifyCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        token = digits.required(spec);
        meter.requireValid(spec.commandLine());
    }

    @Override
    int work(OperatorAccess access, String message) {
        VerifyResult result = issue(access, new HandCalls.Verify(message, meter.named(), token));
        if (output.json()) {
            output.print(spec, TokenDocument.Verified.of(result));
        } else {
            Facts.print(spec.commandLine().getOut(), text(result));
        }
        return result.validationResult() == ErrorCode.VERIFY_OK ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static Map<String, String> text(VerifyResult result) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "result",
                result.validationResult().eCode() + ", "
                        + result.validationResult().message(List.of()));
        result.token().ifPresent(token -> facts.putAll(IssuedTokenText.facts(token)));
        result.meterTestToken().ifPresent(token -> facts.putAll(IssuedTokenText.facts(token)));
        return facts;
    }
}
