package io.ptoken.cli.commands.token;

import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.HandCalls.NamedMeter;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken token key-change}. */
@Command(
        name = "key-change",
        sortOptions = false,
        description = {
            "Issues by hand the key-change tokens that bring a meter to another supply group, key revision or tariff "
                    + "index; what is not named stays.",
            TokenTask.AUDITED,
            TokenTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken token key-change --drn 600727000000000009 --sgc 123457 --krn 1 --to-krn 2")
final class TokenKeyChangeCommand extends IssueTask {

    @Option(names = "--to-sgc", paramLabel = "SGC", description = "New supply group code, 0-999999.")
    Optional<SupplyGroupCode> toSgc = Optional.empty();

    @Option(names = "--to-krn", paramLabel = "KRN", description = "New key revision number, 1-9.")
    Optional<KeyRevision> toKrn = Optional.empty();

    @Option(names = "--to-ti", paramLabel = "TI", description = "New tariff index, 0-99.")
    Optional<TariffIndex> toTi = Optional.empty();

    TokenKeyChangeCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        super.check();
        if (toSgc.isEmpty() && toKrn.isEmpty() && toTi.isEmpty() && !meter.allowKrnUpdate) {
            throw new ParameterException(
                    spec.commandLine(), "name what changes: --to-sgc, --to-krn, --to-ti or --allow-krn-update");
        }
    }

    @Override
    HandCalls<List<IssuedToken>> call(String message, NamedMeter named) {
        return new HandCalls.KeyChange(
                message,
                named,
                toSgc.map(SupplyGroupCode::value),
                toKrn.map(KeyRevision::value),
                toTi.map(TariffIndex::value));
    }
}
