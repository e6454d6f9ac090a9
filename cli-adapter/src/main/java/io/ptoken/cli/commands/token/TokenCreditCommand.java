package io.ptoken.cli.commands.token;

import io.ptoken.cli.token.CreditAmount;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.HandCalls.NamedMeter;
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
            TokenTask.SECRET
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
    HandCalls<List<IssuedToken>> call(String message, NamedMeter named) {
        CreditAmount credit = amount.required(spec);
        return new HandCalls.Credit(message, named, credit.subclass(), credit.units());
    }
}
