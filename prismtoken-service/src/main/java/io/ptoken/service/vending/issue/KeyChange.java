package io.ptoken.service.vending.issue;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.service.vending.request.Amendment;
import io.ptoken.service.vending.request.Meter;

/**
 * A change of a meter from one key to another.
 *
 * @param before the meter as it is
 * @param from vending key it is on
 * @param target configuration it goes to
 * @param to vending key it goes to; may be the same
 */
record KeyChange(Meter before, VendingKeyAttributes from, Amendment target, VendingKeyAttributes to) {

    /** The meter when it has taken the change. */
    Meter after() {
        return before.changedTo(target, to.ken());
    }
}
