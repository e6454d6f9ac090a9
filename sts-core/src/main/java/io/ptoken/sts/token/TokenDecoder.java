package io.ptoken.sts.token;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.TokenException;
import io.ptoken.sts.TokenException.Fault;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.Crc;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.DataBlock;
import io.ptoken.sts.token.bits.MeterTestForm;
import io.ptoken.sts.token.bits.TokenClass;

/**
 * Reads a plain 64-bit block into the token it holds (specification sections 1.2 and 2). The CRC is looked at first, then
 * what the standard reserves.
 */
public final class TokenDecoder {

    private static final int FIRST_CURRENCY_SUBCLASS = CreditSubclass.ELECTRICITY_CURRENCY.code();
    private static final int LAST_CREDIT_SUBCLASS = CreditSubclass.TIME_CURRENCY.code();

    private TokenDecoder() {}

    /**
     * Reads a plain block.
     *
     * @param tokenClass the class removed from the token
     * @param block the block after decryption; class 1 is not encrypted
     * @param ea algorithm of the meter: it decides what the third section of a key change holds
     * @throws TokenException with fault CRC when the CRC is wrong, RESERVED when class, subclass or a value is reserved
     */
    public static Token decode(TokenClass tokenClass, long block, EncryptionAlgorithm ea) {
        int subclass = DataBlock.subclass(block);
        requireCrc(tokenClass, subclass, block);
        try {
            return switch (tokenClass) {
                case CREDIT -> credit(subclass, block);
                case NON_METER_SPECIFIC -> meterTest(subclass, block);
                case METER_SPECIFIC -> meterSpecific(subclass, block, ea);
                case RESERVED -> throw new TokenException(Fault.RESERVED, "token class 3 is reserved");
            };
        } catch (InvalidValueException reserved) {
            TokenException fault = new TokenException(
                    Fault.RESERVED,
                    "class " + tokenClass.code() + " subclass " + subclass + ": " + reserved.getMessage());
            fault.initCause(reserved);
            throw fault;
        }
    }

    private static void requireCrc(TokenClass tokenClass, int subclass, long block) {
        boolean currency = tokenClass == TokenClass.CREDIT
                && subclass >= FIRST_CURRENCY_SUBCLASS
                && subclass <= LAST_CREDIT_SUBCLASS;
        long body = block >>> 16;
        int expected = currency ? Crc.crcC(tokenClass, body) : Crc.crc(tokenClass, body);
        if ((block & 0xFFFF) != expected) {
            throw new TokenException(Fault.CRC, "the CRC of the token is wrong");
        }
    }

    private static CreditToken credit(int subclass, long block) {
        return subclass < FIRST_CURRENCY_SUBCLASS ? UnitCredit.read(block) : CurrencyCredit.read(block);
    }

    private static MeterTestToken meterTest(int subclass, long block) {
        // Both forms put the manufacturer code just above the CRC and the control field above that.
        MeterTestForm form = MeterTestToken.formOf(subclass);
        int codeBits = form.manufacturerCodeBits();
        return MeterTestToken.of(
                subclass, DataBlock.bits(block, 59, 16 + codeBits), DataBlock.intBits(block, 15 + codeBits, 16));
    }

    private static Token meterSpecific(int subclass, long block, EncryptionAlgorithm ea) {
        boolean longKey = ea == EncryptionAlgorithm.MISTY1;
        return switch (subclass) {
            case Set1stSectionDecoderKey.SUBCLASS -> Set1stSectionDecoderKey.read(block);
            case Set2ndSectionDecoderKey.SUBCLASS -> Set2ndSectionDecoderKey.read(block);
            case Set3rdSectionDecoderKey.SUBCLASS ->
                longKey ? Set3rdSectionOf4Kct.read(block) : Set3rdSectionOf3Kct.read(block);
            case Set4thSectionDecoderKey.SUBCLASS -> {
                if (!longKey) {
                    throw new InvalidValueException("EA", ea.digits(), "11 for a 4th section");
                }
                yield Set4thSectionDecoderKey.read(block);
            }
            default ->
                ManagementToken.of(
                        subclass,
                        new RandomNibble(DataBlock.intBits(block, 59, 56)),
                        new TokenIdentifier(DataBlock.intBits(block, 55, 32)),
                        DataBlock.intBits(block, 31, 16));
        };
    }
}
