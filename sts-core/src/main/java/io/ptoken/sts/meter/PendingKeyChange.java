package io.ptoken.sts.meter;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.token.KeyChangeToken;
import io.ptoken.sts.token.Set1stSectionDecoderKey;
import io.ptoken.sts.token.Set2ndSectionDecoderKey;
import io.ptoken.sts.token.Set3rdSectionDecoderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sections of a key change a meter keeps until the set is complete (specification sections 12 and 13). Immutable.
 *
 * <p>Nothing in a section names the set it belongs to. A second section of one number with another content shows that a
 * new set has begun: the others are forgotten. Sections of two sets whose numbers do not meet cannot be told apart; the
 * meter then takes a key that nobody has, as a real one would, and answers CRCError from there on.
 *
 * @param sections by number 1-4
 * @param latest when the latest section was entered
 */
record PendingKeyChange(SortedMap<Integer, KeyChangeToken> sections, Instant latest) {

    static final PendingKeyChange NONE = new PendingKeyChange(new TreeMap<>(), Instant.EPOCH);

    private static final Set<Integer> TWO_KCT = Set.of(1, 2);
    private static final Set<Integer> THREE_KCT = Set.of(1, 2, 3);
    private static final Set<Integer> FOUR_KCT = Set.of(1, 2, 3, 4);

    PendingKeyChange {
        sections = Collections.unmodifiableSortedMap(new TreeMap<>(sections));
    }

    /** What is left of it at a moment: nothing once the time-out is over. */
    PendingKeyChange at(Instant now, Duration timeout) {
        return Duration.between(latest, now).compareTo(timeout) < 0 ? this : NONE;
    }

    PendingKeyChange with(KeyChangeToken section, Instant now) {
        int number = number(section);
        boolean newSet = sections.containsKey(number) && !section.equals(sections.get(number));
        SortedMap<Integer, KeyChangeToken> next = newSet ? new TreeMap<>() : new TreeMap<>(sections);
        next.put(number, section);
        return new PendingKeyChange(next, now);
    }

    /** The new key, when all sections of the set are there. A section that the set does not have is left aside. */
    Optional<NewKey> complete(EncryptionAlgorithm ea) {
        return sections.get(1) instanceof Set1stSectionDecoderKey first
                        && sections.keySet().containsAll(numbersOf(first, ea))
                ? Optional.of(NewKey.of(sections, ea))
                : Optional.empty();
    }

    SortedSet<Integer> numbers() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(sections.keySet()));
    }

    static int number(KeyChangeToken section) {
        if (section instanceof Set1stSectionDecoderKey) {
            return 1;
        } else if (section instanceof Set2ndSectionDecoderKey) {
            return 2;
        }
        return section instanceof Set3rdSectionDecoderKey ? 3 : 4;
    }

    private static Set<Integer> numbersOf(Set1stSectionDecoderKey first, EncryptionAlgorithm ea) {
        if (ea == EncryptionAlgorithm.MISTY1) {
            return FOUR_KCT;
        }
        return first.threeKct() ? THREE_KCT : TWO_KCT;
    }
}
