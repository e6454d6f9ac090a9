package io.ptoken.service.vending.key;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.sts.identity.KeyRevision;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which key revision of a supply group is the latest (specification section 12). Revisions run from 1 to 9 and begin again at
 * 1, so the greatest number says nothing: the latest is the one activated last.
 */
final class LatestRevision {

    private static final int REVISIONS = 9;

    private LatestRevision() {}

    /**
     * The latest of the keys in use. Of keys that were activated at the same moment, and wherever a module does not tell ACT,
     * it is the later one in the circle, which begins behind its largest gap.
     */
    static Optional<KeyRevision> of(Collection<VendingKeyAttributes> inUse) {
        int begin = beginOfCircle(inUse);
        return activatedLast(inUse).stream()
                .map(VendingKeyAttributes::krn)
                .max(Comparator.comparing(krn -> stepsBetween(begin, krn.value())));
    }

    private static List<VendingKeyAttributes> activatedLast(Collection<VendingKeyAttributes> inUse) {
        if (inUse.stream().anyMatch(key -> key.dates().active().isEmpty())) {
            return List.copyOf(inUse);
        }
        Optional<Instant> last =
                inUse.stream().flatMap(key -> key.dates().active().stream()).max(Comparator.naturalOrder());
        return inUse.stream().filter(key -> key.dates().active().equals(last)).toList();
    }

    /** The revision with the largest gap before it; of equal gaps the lowest number. */
    private static int beginOfCircle(Collection<VendingKeyAttributes> inUse) {
        TreeSet<Integer> present = new TreeSet<>();
        inUse.forEach(key -> present.add(key.krn().value()));
        int begin = 1;
        int largest = 0;
        int before = present.isEmpty() ? 1 : present.last();
        for (int revision : present) {
            int gap = present.size() == 1 ? REVISIONS : stepsBetween(before, revision);
            if (gap > largest) {
                largest = gap;
                begin = revision;
            }
            before = revision;
        }
        return begin;
    }

    private static int stepsBetween(int from, int to) {
        return Math.floorMod(to - from, REVISIONS);
    }
}
