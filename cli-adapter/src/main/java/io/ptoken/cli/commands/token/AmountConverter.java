package io.ptoken.cli.commands.token;

import io.ptoken.service.input.MistypedException;
import io.ptoken.service.input.Typed;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An amount, which people like to type with its unit behind it: they are told where the unit goes. */
final class AmountConverter implements ITypeConverter<BigDecimal> {

    private static final Pattern WITH_UNIT =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(kwh|hwh|m3|min|currency)", Pattern.CASE_INSENSITIVE);

    @Override
    public BigDecimal convert(String typed) {
        Matcher both = WITH_UNIT.matcher(Typed.stripped(typed));
        if (both.matches()) {
            throw new TypeConversionException("got '" + both.group() + "', expected the number alone: --amount "
                    + both.group(1) + " --unit " + both.group(2));
        }
        try {
            return Typed.decimal(typed);
        } catch (MistypedException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
