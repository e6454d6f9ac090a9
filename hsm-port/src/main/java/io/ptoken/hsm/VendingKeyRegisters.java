package io.ptoken.hsm;

import java.util.List;

/** The vending keys a module holds. Implementations are thread safe. */
public interface VendingKeyRegisters {

    /** Attributes of every used register, in order of the register numbers. */
    List<VendingKeyAttributes> vendingKeys();

    /** How many registers the module has in all. */
    int capacity();
}
