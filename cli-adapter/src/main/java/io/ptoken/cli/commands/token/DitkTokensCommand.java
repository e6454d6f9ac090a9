package io.ptoken.cli.commands.token;

import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.HandCalls.NamedMeter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code ptoken ditk tokens}: a call by hand as those of {@code ptoken token}. */
@Command(
        name = "tokens",
        sortOptions = false,
        description = {
            "Issues by hand the tokens that take a new meter from its DITK to the vending key of --sgc and --krn, with tariff "
                    + "index --ti. For an installation in manufacturing mode.",
            TokenTask.AUDITED,
            TokenTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken ditk tokens --drn 600727000000000009 --sgc 123457 --krn 1 --ti 1")
public final class DitkTokensCommand extends IssueTask {

    public DitkTokensCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        super.check();
        if (meter.allowKrnUpdate || meter.allowKenUpdate) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a new meter is taken to the key that --sgc and --krn name: --allow-krn-update and "
                            + "--allow-ken-update are for meters on a vending key");
        }
    }

    @Override
    HandCalls<List<IssuedToken>> call(String message, NamedMeter named) {
        return new HandCalls.DitkChange(message, named);
    }
}
