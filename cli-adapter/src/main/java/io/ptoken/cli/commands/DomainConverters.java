package io.ptoken.cli.commands;

import io.ptoken.hsm.CreditLimit;
import io.ptoken.hsm.RegisterNumber;
import io.ptoken.hsm.SubclassMask;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.tid.BaseDate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.IntFunction;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of the domain as options; what they refuse is a usage error. */
final class DomainConverters {

    private DomainConverters() {}

    /** Teaches a command line, with all its commands, to read them. */
    static void register(CommandLine program) {
        program.registerConverter(SupplyGroupCode.class, number("SGC", SupplyGroupCode::new));
        program.registerConverter(KeyRevision.class, number("KRN", KeyRevision::new));
        program.registerConverter(KeyType.class, number("KT", KeyType::ofCode));
        program.registerConverter(KeyExpiryNumber.class, number("KEN", KeyExpiryNumber::new));
        program.registerConverter(BaseDate.class, number("BDT", BaseDate::ofYear));
        program.registerConverter(DecoderKeyAlgorithm.class, number("DKGA", DecoderKeyAlgorithm::ofCode));
        program.registerConverter(EncryptionAlgorithm.class, number("EA", EncryptionAlgorithm::ofCode));
        program.registerConverter(RegisterNumber.class, number("register", RegisterNumber::new));
        program.registerConverter(CreditLimit.class, text(CreditLimit::parse));
        program.registerConverter(SubclassMask.class, text(SubclassMask::parse));
        program.registerConverter(KeyCheckValue.class, text(KeyCheckValue::new));
        program.registerConverter(BigDecimal.class, DomainConverters::amount);
        program.registerConverter(Instant.class, new TimeConverter());
    }

    private static BigDecimal amount(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("got '" + text + "', expected a decimal number");
        }
    }

    private static <T> ITypeConverter<T> number(String field, IntFunction<T> of) {
        return text(digits -> {
            if (!digits.matches("[0-9]{1,9}")) {
                throw new InvalidValueException(field, digits, "a number");
            }
            return of.apply(Integer.parseInt(digits));
        });
    }

    private static <T> ITypeConverter<T> text(Function<String, T> of) {
        return text -> {
            try {
                return of.apply(text);
            } catch (InvalidValueException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }
}
