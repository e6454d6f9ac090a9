package io.ptoken.cli.commands.token;

import io.ptoken.cli.commands.options.AlwaysNeeded;
import io.ptoken.cli.token.CreditAmount;
import io.ptoken.cli.token.CreditUnit;
import io.ptoken.service.input.MistypedException;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How much credit, of what and in which unit; the same flags everywhere. */
final class AmountOptions {

    @Option(
            names = "--amount",
            required = true,
            paramLabel = "N",
            converter = AmountConverter.class,
            description =
                    "How much, in the unit of --unit: digits, with a point before decimals. A token carries one decimal "
                            + "of kWh, m3 and min, five of a currency; large amounts are rounded up to its steps.")
    BigDecimal amount = BigDecimal.ZERO;

    @AlwaysNeeded
    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description =
                    "Of --amount, always to be named. Electricity: kWh or hWh (0.1 kWh); water and gas: m3 or 0.1m3; time: "
                            + "min or 0.1min; subclasses 4-7: currency (its base unit) or 0.00001 (of that).")
    Optional<CreditUnit> unit = Optional.empty();

    @Option(
            names = "--subclass",
            paramLabel = "N",
            defaultValue = "0",
            description = "0 electricity (default), 1 water, 2 gas, 3 time; 4-7 the same in currency.")
    CreditSubclass subclass = CreditSubclass.ELECTRICITY;

    /** @throws ParameterException when no unit is named, or no token carries the amount */
    CreditAmount required(CommandSpec spec) {
        try {
            return CreditAmount.of(subclass, amount, unit);
        } catch (MistypedException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
