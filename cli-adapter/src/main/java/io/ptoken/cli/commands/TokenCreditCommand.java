package io.ptoken.cli.commands;

import io.ptoken.cli.Surroundings;
import io.ptoken.cli.node.StoreOpener;
import io.ptoken.cli.token.HandIssuing;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import java.math.BigDecimal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
            "  ptoken token credit --drn 600727000000000009 --sgc 123457 --krn 1 --amount 100 --allow-krn-update",
            "  ptoken token credit --id-record 60072700000000000900000207123457011 --amount 100"
        })
final class TokenCreditCommand extends IssueTask {

    @Option(
            names = "--amount",
            required = true,
            paramLabel = "N",
            description = "How much. Subclasses 0-3: in tenths of the unit, 100 is 10.0 kWh. Subclasses 4-7: as "
                    + "transferAmount of the API, see assumptions.currencyScale.")
    BigDecimal amount;

    @Option(
            names = "--subclass",
            paramLabel = "N",
            defaultValue = "0",
            description = "0 electricity (default), 1 water, 2 gas, 3 time; 4-7 the same in currency.")
    int subclass;

    TokenCreditCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    List<IssuedToken> issue(HandIssuing issuing, String message, MeterConfig config) {
        return issuing.credit(message, config, subclass, amount);
    }
}
