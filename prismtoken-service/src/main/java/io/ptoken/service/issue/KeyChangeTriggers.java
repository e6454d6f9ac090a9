package io.ptoken.service.issue;

import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.service.key.VendingKeys;
import io.ptoken.service.request.Amendment;
import io.ptoken.service.request.Meter;
import io.ptoken.service.tid.TokenTime;
import java.util.Optional;

/**
 * Decides whether a meter changes its key before it gets a token (wire reference section 14): because the caller says so
 * (newConfig), because a newer revision is in use (allowKrnUpdate), or because the expiry number it knows is not that of
 * its key (allowKenUpdate). However many reasons there are, one change serves them all; without a reason that the caller
 * allows there is none. Thread safe.
 */
final class KeyChangeTriggers {

    private final VendingKeys keys;

    KeyChangeTriggers(VendingKeys keys) {
        this.keys = keys;
    }

    /** The key for the next token of a meter and the change it needs first. */
    KeyPlan plan(Meter meter, TokenTime time) {
        VendingKeyAttributes current = keys.find(meter.sgc(), meter.krn());
        Amendment asItIs = new Amendment(meter.sgc(), meter.krn(), meter.ti());
        Amendment asked = meter.newConfig().orElse(asItIs);
        Optional<VendingKeyAttributes> newer = newerThan(asked, meter, current, time);
        boolean otherKen = meter.allowKenUpdate() && !meter.ken().equals(current.ken());
        boolean due = meter.newConfig().isPresent() || newer.isPresent() || otherKen;
        return due ? KeyPlan.after(change(meter, current, asked, newer)) : KeyPlan.unchanged(meter, current);
    }

    /** The change a caller asked for, whether or not anything is different; its revision may be raised. */
    KeyChange changeTo(Amendment asked, Meter meter, TokenTime time) {
        VendingKeyAttributes current = keys.find(meter.sgc(), meter.krn());
        return change(meter, current, asked, newerThan(asked, meter, current, time));
    }

    private KeyChange change(
            Meter meter, VendingKeyAttributes current, Amendment asked, Optional<VendingKeyAttributes> newer) {
        VendingKeyAttributes to = newer.orElseGet(() -> keyFor(asked, current));
        Amendment target = new Amendment(asked.toSgc(), to.krn(), asked.toTi());
        return new KeyChange(meter, current, target, to);
    }

    private VendingKeyAttributes keyFor(Amendment asked, VendingKeyAttributes current) {
        boolean staysOnItsKey =
                asked.toSgc().equals(current.sgc()) && asked.toKrn().equals(current.krn());
        return staysOnItsKey ? current : keys.findInUse(asked.toSgc(), asked.toKrn(), current.keyType());
    }

    /** A key of a higher revision than the one asked for, when the meter may be moved to it. Never a lower one. */
    private Optional<VendingKeyAttributes> newerThan(
            Amendment asked, Meter meter, VendingKeyAttributes current, TokenTime time) {
        if (!meter.allowKrnUpdate()) {
            return Optional.empty();
        }
        return keys.newerThan(
                asked.toSgc(),
                asked.toKrn(),
                current.keyType(),
                meter.tct(),
                key -> time.fits(key.baseDate(), key.ken()));
    }
}
