package io.ptoken.hsm.protocol.sts6;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.TokenException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Fields as domain types (module protocol section 2.1), with the status a module gives when they are none. Read ranges
 * first, the MeterPAN second, key parameters last, to report faults in the order of section 6.3.
 */
public final class DomainFields {

    public static final int TID_OCTETS = 3;

    private static final int MAX_NUMBER = 999_999_999;

    private DomainFields() {}

    public static RegisterNumber register(Fields fields, int index) {
        return new RegisterNumber(fields.integer(index, 1, 999));
    }

    public static TokenIdentifier tid(Fields fields, int index) {
        return new TokenIdentifier((int) fields.hexNumber(index, TokenIdentifier.MAX.minutes()));
    }

    /** 1 magnetic card, 2 numeric; the protocol knows no others. */
    public static TokenCarrierType carrier(Fields fields, int index) {
        return new TokenCarrierType(fields.integer(index, 1, 2));
    }

    /** As a module knows it: whatever is no magnetic card is numeric to it, which makes the same token. */
    public static int carrierCode(TokenCarrierType tct) {
        return (tct.isMagneticCard() ? TokenCarrierType.MAGNETIC_CARD : TokenCarrierType.NUMERIC).code();
    }

    public static MeterPan pan(Fields fields, int index) {
        return fields.as(index, SmStatus.INVALID_PAN_ERROR, MeterPan::new);
    }

    public static TariffIndex tariff(Fields fields, int index) {
        return parameter(fields, index, SmStatus.KEY_PARAM_ERROR, TariffIndex::new);
    }

    public static EncryptionAlgorithm algorithm(Fields fields, int index) {
        return parameter(fields, index, SmStatus.KEY_PARAM_ERROR, EncryptionAlgorithm::ofCode);
    }

    public static KeyChangeSetKind keyChangeKind(Fields fields, int index) {
        return parameter(fields, index, SmStatus.INVALID_NUM_TOKENS, count -> switch (count) {
            case 2 -> KeyChangeSetKind.TWO_KCT;
            case 3 -> KeyChangeSetKind.THREE_KCT;
            case 4 -> KeyChangeSetKind.FOUR_KCT;
            default -> throw new InvalidValueException("number of tokens", Integer.toString(count), "2-4");
        });
    }

    /** An N field as a domain type. */
    public static <T> T parameter(Fields fields, int index, SmStatus status, IntFunction<T> type) {
        int value = fields.integer(index, 0, MAX_NUMBER);
        try {
            return type.apply(value);
        } catch (InvalidValueException e) {
            throw fields.fault(status, index, "got " + value + ", expected " + e.expected());
        }
    }

    /** An N field that is a key parameter of 0 to {@code max}. */
    public static int parameter(Fields fields, int index, int max) {
        return parameter(
                fields,
                index,
                SmStatus.KEY_PARAM_ERROR,
                value -> InvalidValueException.requireRange("value", value, 0, max));
    }

    /** The raw value of an N field that is looked at twice. */
    public static int number(Fields fields, int index) {
        return fields.integer(index, 0, MAX_NUMBER);
    }

    /** Both forms of a token, which must be the same token. */
    public static TokenNumber token(Fields fields, int index, String hex, String decimal) {
        TokenNumber token = token(fields, index, () -> TokenNumber.parseHex(hex));
        if (!token.equals(token(fields, index, () -> TokenNumber.parseDecimal(decimal)))) {
            throw fields.fault(SmStatus.PTVD_RANGE, index, "is another token than the decimal form says");
        }
        return token;
    }

    /** A token; the message of a fault does not show it. */
    public static TokenNumber token(Fields fields, int index, Supplier<TokenNumber> parse) {
        try {
            return parse.get();
        } catch (TokenException e) {
            throw fields.fault(SmStatus.PTVD_RANGE, index, "is no token");
        }
    }
}
