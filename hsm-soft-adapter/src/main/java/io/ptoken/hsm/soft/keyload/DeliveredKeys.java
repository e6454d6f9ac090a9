package io.ptoken.hsm.soft.keyload;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.soft.register.StoredKey;
import io.ptoken.hsm.soft.slot.DeliveredKey;
import io.ptoken.hsm.soft.slot.KekSlot;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Turns what a key-load file says of a vending key into what the module keeps of it. */
public final class DeliveredKeys {

    /** By which the module makes decoder keys. */
    public static final Set<DecoderKeyAlgorithm> ALGORITHMS =
            Set.of(DecoderKeyAlgorithm.DKGA02, DecoderKeyAlgorithm.DKGA04);

    private DeliveredKeys() {}

    /** @param key stays the caller's */
    static StoredKey stored(RegisterNumber register, KekSlot.Loading slot, VendingKeyCard card, VendingKey key) {
        DeliveredKey delivered = new DeliveredKey(
                slot.number(), slot.of().id(), card.groupName(), card.encryptionAlgorithms(), card.kcv());
        return new StoredKey(register, entry(card), Optional.of(delivered), key);
    }

    /** The attributes. */
    static VendingKeyEntry entry(VendingKeyCard card) {
        return new VendingKeyEntry(
                card.sgc(),
                card.krn(),
                card.keyType(),
                card.algorithm(),
                card.baseDate(),
                card.ken(),
                new VendingKeyEntry.Validity(card.active(), card.expires(), card.issuedUntil()),
                limit(card.unitLimit()),
                limit(card.currencyLimit()),
                new SubclassMask(card.subclasses()),
                card.clusterNumber());
    }

    private static CreditLimit limit(OptionalLong limit) {
        return limit.isPresent() ? new CreditLimit(limit.getAsLong()) : CreditLimit.UNLIMITED;
    }
}
