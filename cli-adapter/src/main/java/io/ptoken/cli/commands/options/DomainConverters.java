package io.ptoken.cli.commands.options;

import io.ptoken.cli.token.CreditUnit;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.service.input.MistypedException;
import io.ptoken.service.input.Typed;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.IntFunction;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of the domain as options; what they refuse is a usage error. */
public final class DomainConverters {

    /** More than any number of the domain; their types know their ranges. */
    private static final int LARGEST = 999_999_999;

    private DomainConverters() {}

    /** Teaches a command line, with all its commands, to read them. */
    public static void register(CommandLine program) {
        program.registerConverter(SupplyGroupCode.class, number(SupplyGroupCode::new));
        program.registerConverter(KeyRevision.class, number(KeyRevision::new));
        program.registerConverter(TariffIndex.class, number(TariffIndex::new));
        program.registerConverter(KeyType.class, number(KeyType::ofCode));
        program.registerConverter(KeyExpiryNumber.class, number(KeyExpiryNumber::new));
        program.registerConverter(BaseDate.class, number(BaseDate::ofYear));
        program.registerConverter(DecoderKeyAlgorithm.class, number(DecoderKeyAlgorithm::ofCode));
        program.registerConverter(EncryptionAlgorithm.class, number(EncryptionAlgorithm::ofCode));
        program.registerConverter(RegisterNumber.class, number(RegisterNumber::new));
        program.registerConverter(CreditSubclass.class, number(CreditSubclass::ofCode));
        program.registerConverter(CreditUnit.class, text(CreditUnit::parse));
        program.registerConverter(CreditLimit.class, text(CreditLimit::parse));
        program.registerConverter(SubclassMask.class, text(SubclassMask::parse));
        program.registerConverter(KeyCheckValue.class, text(KeyCheckValue::new));
        registerNumbers(program);
        program.registerConverter(Instant.class, new TimeConverter());
    }

    /** What picocli reads numbers with takes the digits of every script. */
    private static void registerNumbers(CommandLine program) {
        ITypeConverter<Integer> whole = typed(text -> (int) Typed.whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        ITypeConverter<Long> longWhole = typed(text -> Typed.whole(text, Long.MIN_VALUE, Long.MAX_VALUE));
        ITypeConverter<Double> fraction = typed(text -> Typed.decimal(text).doubleValue());
        program.registerConverter(Integer.class, whole);
        program.registerConverter(Integer.TYPE, whole);
        program.registerConverter(Long.class, longWhole);
        program.registerConverter(Long.TYPE, longWhole);
        program.registerConverter(Double.class, fraction);
        program.registerConverter(Double.TYPE, fraction);
        program.registerConverter(BigDecimal.class, typed(Typed::decimal));
    }

    private static <T> ITypeConverter<T> number(IntFunction<T> of) {
        return typed(text -> of.apply((int) Typed.whole(text, 0, LARGEST)));
    }

    private static <T> ITypeConverter<T> text(Function<String, T> of) {
        return typed(text -> of.apply(Typed.stripped(text)));
    }

    /** A converter that tells what was wrong with what was typed, and where. */
    public static <T> ITypeConverter<T> typed(Function<String, T> of) {
        return text -> {
            try {
                return of.apply(text);
            } catch (MistypedException e) {
                throw new TypeConversionException(e.getMessage());
            } catch (InvalidValueException e) {
                throw new TypeConversionException(refusal(text, e));
            }
        };
    }

    /** Without the name of the value: that of the option or parameter stands before it. */
    public static String refusal(String typed, InvalidValueException refused) {
        return Typed.foreign(Typed.stripped(typed)).orElse("got '" + refused.got() + "'") + ", expected "
                + refused.expected();
    }
}
