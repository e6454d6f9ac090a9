package io.ptoken.hsm.key;

import io.ptoken.sts.key.DecoderKeyAlgorithm;
import java.util.List;
import java.util.Set;

/** The vending keys a module holds. Implementations are thread safe. */
public interface VendingKeyRegisters {

    /** Attributes of every used register, in order of the register numbers. */
    List<VendingKeyAttributes> vendingKeys();

    /** How many registers the module has in all. */
    int capacity();

    /**
     * By which algorithms the module makes decoder keys: it takes no vending key of another one. No command of the module
     * protocol tells; 02 and 04 are what public sources show of modules.
     */
    default Set<DecoderKeyAlgorithm> algorithms() {
        return Set.of(DecoderKeyAlgorithm.DKGA02, DecoderKeyAlgorithm.DKGA04);
    }
}
