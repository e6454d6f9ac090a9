package io.ptoken.hsm.soft.slot;

import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import java.util.Set;

/**
 * What a vending key has from the KMC that delivered it, beside the attributes that every key has.
 *
 * @param slot number of the KEK slot that it came through
 * @param kmc whose slot that is
 * @param groupName SGN
 * @param encryptionAlgorithms EAS, the meters' algorithms that it may be used for
 * @param kcv as the key-load profile computes it
 */
public record DeliveredKey(
        int slot, KmcId kmc, String groupName, Set<EncryptionAlgorithm> encryptionAlgorithms, KeyCheckValue kcv) {

    public DeliveredKey {
        encryptionAlgorithms = Set.copyOf(encryptionAlgorithms);
    }

    public VendingKeyOrigin origin(KekSlot present) {
        return new VendingKeyOrigin(kmc, slot, present.state(), groupName);
    }
}
