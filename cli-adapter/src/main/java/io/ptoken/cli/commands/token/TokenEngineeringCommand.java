package io.ptoken.cli.commands.token;

import io.ptoken.cli.token.NearestAmounts;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.HandCalls.NamedMeter;
import io.ptoken.sts.amount.UnitAmountCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken token engineering}. */
@Command(
        name = "engineering",
        sortOptions = false,
        description = {
            "Issues a management token (class 2) by hand, preceded by key-change tokens when one is due: of a subclass, or "
                    + "one that sets a flag or a control of the meter.",
            TokenTask.AUDITED,
            TokenTask.SECRET
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken token engineering --drn 600727000000000009 --sgc 123457 --krn 1 --subclass 5 --value 0",
            "  ptoken token engineering --drn 600727000000000009 --sgc 123457 --krn 1 --flag 3 --value 1"
        })
final class TokenEngineeringCommand extends IssueTask {

    private static final int TEN_BITS = 1023;

    /** Subclasses of which the value is an amount in watts. */
    private static final Set<Integer> WATTS = Set.of(0, 6);

    @Option(
            names = "--subclass",
            paramLabel = "N",
            description =
                    "0 maximum power limit (watts), 1 clear credit (register 0-7, 65535: all), 2 tariff rate, 5 clear "
                            + "tamper condition, 6 phase power unbalance limit (watts), 7 water meter factor, 10 extended set, 11-15 "
                            + "proprietary.")
    Optional<Integer> subclass = Optional.empty();

    @Option(names = "--flag", paramLabel = "INDEX", description = "Set this flag, 0-511; the value is 0 or 1.")
    Optional<Integer> flag = Optional.empty();

    @Option(names = "--control", paramLabel = "INDEX", description = "Set this control, 0-62; the value has 10 bits.")
    Optional<Integer> control = Optional.empty();

    @Option(names = "--value", required = true, paramLabel = "N", description = "To which value.")
    BigDecimal value;

    TokenEngineeringCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        super.check();
        if (Stream.of(subclass, flag, control).filter(Optional::isPresent).count() != 1) {
            throw new ParameterException(spec.commandLine(), "name one of --subclass, --flag and --control");
        }
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        if (subclass.isEmpty() && !(whole && value.compareTo(BigDecimal.valueOf(TEN_BITS)) <= 0)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--value: got '" + value.toPlainString() + "', expected a whole number of 0-" + TEN_BITS);
        }
        if (!whole) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--value " + value.toPlainString() + " has decimals, which no token carries; " + wholeNumber());
        }
    }

    /** What to type instead: of a limit in watts the steps that the token has. */
    private String wholeNumber() {
        boolean steps = subclass.filter(WATTS::contains).isPresent()
                && value.compareTo(BigDecimal.valueOf(UnitAmountCode.MAX_UNITS)) <= 0;
        return steps
                ? NearestAmounts.around(UnitAmountCode.encode(value), watts -> watts.toPlainString() + " W")
                : "expected a whole number";
    }

    @Override
    HandCalls<List<IssuedToken>> call(String message, NamedMeter named) {
        return subclass.isPresent()
                ? new HandCalls.Management(message, named, subclass.get(), value)
                : new HandCalls.SetControl(
                        message, named, flag.isPresent(), flag.or(() -> control).orElseThrow(), value.intValueExact());
    }
}
