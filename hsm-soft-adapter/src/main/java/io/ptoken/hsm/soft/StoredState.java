package io.ptoken.hsm.soft;

import java.util.List;

/**
 * Everything the module remembers.
 *
 * @param identity who it is
 * @param permit how long and how much it may vend
 * @param vendCounter never less than the vends done
 * @param keys in order of their registers
 */
record StoredState(ModuleIdentity identity, VendingPermit permit, long vendCounter, List<StoredKey> keys) {

    StoredState {
        keys = List.copyOf(keys);
    }
}
