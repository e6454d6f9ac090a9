package io.ptoken.service.vending.issue;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.service.vending.request.Meter;
import java.util.Optional;

/**
 * Under which key the wanted token is made, and what comes before it.
 *
 * @param meter the meter as it will be when it takes the wanted token
 * @param key vending key for the wanted token
 * @param change key change that comes first, when one is due
 */
record KeyPlan(Meter meter, VendingKeyAttributes key, Optional<KeyChange> change) {

    static KeyPlan unchanged(Meter meter, VendingKeyAttributes key) {
        return new KeyPlan(meter, key, Optional.empty());
    }

    static KeyPlan after(KeyChange change) {
        return new KeyPlan(change.after(), change.to(), Optional.of(change));
    }
}
