package io.ptoken.cli.commands.token;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.document.TokenDocument;
import io.ptoken.cli.token.IssuedTokenText;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.HandCalls.NamedMeter;
import java.util.List;
import picocli.CommandLine.Mixin;

/** A command that issues tokens for one meter and prints them. */
abstract class IssueTask extends TokenTask {

    @Mixin
    MeterOptions meter;

    IssueTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        meter.requireValid(spec.commandLine());
    }

    @Override
    final int work(OperatorAccess access, String message) {
        List<IssuedToken> tokens = issue(access, call(message, meter.named()));
        if (output.json()) {
            output.print(spec, TokenDocument.Issued.of(message, tokens));
        } else {
            IssuedTokenText.lines(message, tokens, columns()).forEach(this::say);
        }
        return ExitCode.OK;
    }

    /** What is wanted. */
    abstract HandCalls<List<IssuedToken>> call(String message, NamedMeter named);
}
