package io.ptoken.service.vending.issue;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyKindRules;
import io.ptoken.service.vending.key.VendingKeys;
import io.ptoken.service.vending.request.Amendment;
import io.ptoken.service.vending.request.Meter;
import java.util.Optional;

/**
 * Decides whether a meter changes its key before it gets a token (wire reference section 14): because the caller says so
 * (newConfig), because another revision is the latest in use (allowKrnUpdate), or because the expiry number it knows is not that of
 * its key (allowKenUpdate). However many reasons there are, one change serves them all; without a reason that the caller
 * allows there is none. Thread safe.
 */
final class KeyChangeTriggers {

    private final VendingKeys keys;

    KeyChangeTriggers(VendingKeys keys) {
        this.keys = keys;
    }

    /**
     * The change that comes before the next token of a meter, when one is due.
     *
     * @param current vending key the meter is on
     */
    Optional<KeyChange> due(Order order, VendingKeyAttributes current) {
        Meter meter = order.meter();
        Amendment asItIs = new Amendment(meter.sgc(), meter.krn(), meter.ti());
        Amendment asked = meter.newConfig().orElse(asItIs);
        Optional<VendingKeyAttributes> latest = otherLatest(asked, current, order);
        boolean otherKen = meter.allowKenUpdate() && !meter.ken().equals(current.ken());
        boolean due = meter.newConfig().isPresent() || latest.isPresent() || otherKen;
        return due ? Optional.of(change(current, asked, latest, order)) : Optional.empty();
    }

    /** The change a caller asked for, whether or not anything is different; its revision may become the latest. */
    KeyChange changeTo(Amendment asked, Order order) {
        VendingKeyAttributes current =
                keys.find(order.meter().sgc(), order.meter().krn());
        return change(current, asked, otherLatest(asked, current, order), order);
    }

    private KeyChange change(
            VendingKeyAttributes current, Amendment asked, Optional<VendingKeyAttributes> latest, Order order) {
        VendingKeyAttributes to = latest.orElseGet(() -> keyFor(asked, current, order));
        Amendment target = new Amendment(asked.toSgc(), to.krn(), asked.toTi());
        return new KeyChange(order.meter(), current, target, to);
    }

    private VendingKeyAttributes keyFor(Amendment asked, VendingKeyAttributes current, Order order) {
        boolean staysOnItsKey =
                asked.toSgc().equals(current.sgc()) && asked.toKrn().equals(current.krn());
        return staysOnItsKey ? current : keys.findTarget(asked.toSgc(), asked.toKrn(), current, order.now());
    }

    /** The latest key when it is another than asked for and the meter may be moved to it. */
    private Optional<VendingKeyAttributes> otherLatest(Amendment asked, VendingKeyAttributes current, Order order) {
        Meter meter = order.meter();
        if (!meter.allowKrnUpdate()) {
            return Optional.empty();
        }
        return keys.otherLatest(
                asked.toSgc(), asked.toKrn(), current, meter.tct(), order.now(), key -> serves(key, order));
    }

    private static boolean serves(VendingKeyAttributes key, Order order) {
        return VendingKeyKindRules.serves(key.algorithm(), order.meter().ea())
                && order.time().fits(key.baseDate(), key.ken());
    }
}
