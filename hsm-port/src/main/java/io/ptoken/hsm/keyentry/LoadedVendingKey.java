package io.ptoken.hsm.keyentry;

import io.ptoken.hsm.key.VendingKeyAttributes;
import java.util.List;

/**
 * A key that the module has taken.
 *
 * @param attributes as the module shows it from now on, check value included
 * @param warnings sentences for the person who loads it, e.g. about parity; usually empty
 */
public record LoadedVendingKey(VendingKeyAttributes attributes, List<String> warnings) {

    public LoadedVendingKey {
        warnings = List.copyOf(warnings);
    }
}
