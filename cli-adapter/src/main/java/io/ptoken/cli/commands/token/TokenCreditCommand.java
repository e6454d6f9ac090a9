package io.ptoken.cli.commands.token;

import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.token.HandIssuing;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken token credit}. */
@Command(
        name = "credit",
        sortOptions = false,
        description = {
            "Issues a credit token by hand, preceded by key-change tokens when one is due.",
            TokenTask.AUDITED,
            "issuing.creditByHand in the configuration switches it off.",
            ModuleTask.SECRET
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken token credit --drn 600727000000000009 --sgc 123457 --krn 1 --amount 10 --unit kWh "
                    + "--allow-krn-update",
            "  ptoken token credit --id-record 60072700000000000900000207123457011 --amount 10.5 --unit kWh"
        })
final class TokenCreditCommand extends IssueTask {

    @Mixin
    AmountOptions amount;

    TokenCreditCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        super.check();
        amount.required(spec);
    }

    @Override
    List<IssuedToken> issue(HandIssuing issuing, String message, MeterConfig config) {
        return issuing.credit(message, config, amount.required(spec));
    }
}
