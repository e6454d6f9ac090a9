package io.ptoken.sts.keychange;

import io.ptoken.sts.KeyChangeException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyBytesAccess;
import io.ptoken.sts.token.KeyChangeToken;
import io.ptoken.sts.token.Set1stSectionDecoderKey;
import io.ptoken.sts.token.Set2ndSectionDecoderKey;
import io.ptoken.sts.token.Set3rdSectionOf3Kct;
import io.ptoken.sts.token.Set3rdSectionOf4Kct;
import io.ptoken.sts.token.Set4thSectionDecoderKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the sections that carry a new key into a meter (specification section 12). The caller encrypts them under the
 * current key and hands them over in this order.
 */
public final class KeyChangeSet {

    private static final KeyBytesAccess ACCESS = KeyBytesAccess.grant();

    private KeyChangeSet() {}

    /**
     * {@link #sections(KeyChangeSetKind, DecoderKeyAttributes, DecoderKeyAttributes, DecoderKey, EncryptionAlgorithm,
     * KeyTypeTransitions)} under the {@linkplain KeyTypeTransitions#DEFAULT default table} of key types.
     */
    public static List<KeyChangeToken> sections(
            KeyChangeSetKind kind,
            DecoderKeyAttributes from,
            DecoderKeyAttributes to,
            DecoderKey newKey,
            EncryptionAlgorithm ea) {
        return sections(kind, from, to, newKey, ea, KeyTypeTransitions.DEFAULT);
    }

    /**
     * The sections of a set, first to last. RO is set when the base date changes.
     *
     * @param kind must fit the length of the key
     * @param from attributes of the current key; only key type and base date matter
     * @param to attributes of the new key, all of which the set carries (the SGC not in 2KCT)
     * @param newKey the new key; read, not kept
     * @param ea the algorithm of the meter
     * @param transitions which key type may follow which
     * @throws KeyChangeException when the key types forbid the change, or kind, algorithm and key do not fit each other
     */
    public static List<KeyChangeToken> sections(
            KeyChangeSetKind kind,
            DecoderKeyAttributes from,
            DecoderKeyAttributes to,
            DecoderKey newKey,
            EncryptionAlgorithm ea,
            KeyTypeTransitions transitions) {
        requireTransition(from, to, transitions);
        return sections(kind, to, newKey, ea, isRollover(from, to));
    }

    /**
     * The sections of a set for a meter that holds a DITK, which has neither a base date nor anything else that a set depends
     * on. The key types allow every such change.
     *
     * @param to attributes of the new key
     * @param rollover RO, which no source settles for a DITK
     * @throws KeyChangeException when kind, algorithm and key do not fit each other
     */
    public static List<KeyChangeToken> sectionsFromDitk(
            KeyChangeSetKind kind,
            DecoderKeyAttributes to,
            DecoderKey newKey,
            EncryptionAlgorithm ea,
            boolean rollover) {
        return sections(kind, to, newKey, ea, rollover);
    }

    private static List<KeyChangeToken> sections(
            KeyChangeSetKind kind,
            DecoderKeyAttributes to,
            DecoderKey newKey,
            EncryptionAlgorithm ea,
            boolean rollover) {
        requireFit(kind, newKey, ea);
        long first = newKey.firstWord(ACCESS);
        long last = kind == KeyChangeSetKind.FOUR_KCT ? newKey.secondWord(ACCESS) : first;
        List<KeyChangeToken> sections = new ArrayList<>(kind.tokens());
        sections.add(new Set1stSectionDecoderKey(
                to.ken().highNibble(), to.krn(), rollover, kind == KeyChangeSetKind.THREE_KCT, to.kt(), high(first)));
        sections.add(new Set2ndSectionDecoderKey(to.ken().lowNibble(), to.ti(), low(last)));
        int sgc = to.sgc().value();
        switch (kind) {
            case TWO_KCT -> {}
            case THREE_KCT -> sections.add(new Set3rdSectionOf3Kct(to.sgc()));
            case FOUR_KCT -> {
                sections.add(new Set3rdSectionOf4Kct(sgc & 0xFFF, low(first)));
                sections.add(new Set4thSectionDecoderKey(sgc >>> 12, high(last)));
            }
        }
        return List.copyOf(sections);
    }

    /** RO: the meter clears its TID memory because the token identifiers start again at another base date. */
    public static boolean isRollover(DecoderKeyAttributes from, DecoderKeyAttributes to) {
        return from.baseDate() != to.baseDate();
    }

    private static void requireFit(KeyChangeSetKind kind, DecoderKey newKey, EncryptionAlgorithm ea) {
        if (kind.keyBits() != ea.keyBits() || kind.keyBits() != newKey.bits()) {
            throw new KeyChangeException("a set of " + kind.tokens() + " tokens carries a key of " + kind.keyBits()
                    + " bits; EA " + ea.digits() + " has " + ea.keyBits() + " bits and the new key " + newKey.bits());
        }
    }

    private static void requireTransition(
            DecoderKeyAttributes from, DecoderKeyAttributes to, KeyTypeTransitions transitions) {
        if (!transitions.allows(from.kt(), to.kt())) {
            throw new KeyChangeException("a meter does not change its key from " + from.kt() + " to " + to.kt());
        }
    }

    private static int high(long word) {
        return (int) (word >>> 32);
    }

    private static int low(long word) {
        return (int) word;
    }
}
