package io.ptoken.sts.token;

import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.MeterTestForm;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Makes tokens of every kind with random fields from a seeded source. */
public final class AnyToken {

    private static final List<Function<SplittableRandom, Token>> KINDS = List.of(
            AnyToken::credit,
            AnyToken::meterTest,
            AnyToken::management,
            random -> new Set1stSectionDecoderKey(
                    random.nextInt(16),
                    new KeyRevision(random.nextInt(1, 10)),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    KeyType.ofCode(random.nextInt(4)),
                    random.nextInt()),
            random -> new Set2ndSectionDecoderKey(
                    random.nextInt(16), new TariffIndex(random.nextInt(100)), random.nextInt()));

    private AnyToken() {}

    /** A token of any kind that meters of the algorithm know. */
    public static Token of(EncryptionAlgorithm ea, SplittableRandom random) {
        int kind = random.nextInt(KINDS.size() + 2);
        if (kind < KINDS.size()) {
            return KINDS.get(kind).apply(random);
        }
        if (ea != EncryptionAlgorithm.MISTY1) {
            return new Set3rdSectionOf3Kct(new SupplyGroupCode(random.nextInt(1_000_000)));
        }
        return random.nextBoolean()
                ? new Set3rdSectionOf4Kct(random.nextInt(1 << 12), random.nextInt())
                : new Set4thSectionDecoderKey(random.nextInt(1 << 12), random.nextInt());
    }

    /** A credit token of any subclass. */
    public static CreditToken credit(SplittableRandom random) {
        CreditSubclass subclass = CreditSubclass.ofCode(random.nextInt(8));
        TransferAmountCode amount = subclass.isCurrency()
                ? new CurrencyAmountCode(random.nextInt(1 << 20))
                : new UnitAmountCode(random.nextInt(1 << 16));
        return CreditToken.of(subclass, rnd(random), tid(random), amount);
    }

    static MeterTestToken meterTest(SplittableRandom random) {
        int subclass = new int[] {0, 1, 2, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}[random.nextInt(13)];
        MeterTestForm form = MeterTestToken.formOf(subclass);
        return MeterTestToken.of(
                subclass, random.nextLong(1L << form.controlBits()), random.nextInt(1 << form.manufacturerCodeBits()));
    }

    /** A management token of any subclass, SetControl and SetFlag included. */
    public static ManagementToken management(SplittableRandom random) {
        int subclass = new int[] {0, 1, 2, 5, 6, 7, 10, 10, 11, 12, 13, 14, 15}[random.nextInt(13)];
        int payload = random.nextInt(1 << 16);
        if (subclass == ClearCredit.SUBCLASS) {
            payload = random.nextInt(9) < 8 ? payload & 7 : ClearCredit.ALL;
        }
        if (subclass == SetControl.SUBCLASS && random.nextBoolean()) {
            payload |= SetFlag.INDEX << 10;
        }
        return ManagementToken.of(subclass, rnd(random), tid(random), payload);
    }

    static RandomNibble rnd(SplittableRandom random) {
        return new RandomNibble(random.nextInt(16));
    }

    static TokenIdentifier tid(SplittableRandom random) {
        return new TokenIdentifier(random.nextInt(1 << 24));
    }
}
