package io.ptoken.kmc.host;

import io.ptoken.kmc.VendingKeyConstraints;
import io.ptoken.kmc.host.KlfPreview.KeyPreview;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a host knows of the module that is to load a file, as the module will be when it has taken the response.
 *
 * @param algorithms by which it makes decoder keys
 * @param kept keys that it still holds then
 * @param freeRegisters how many registers are free then
 */
public record ReceivingModule(
        Set<DecoderKeyAlgorithm> algorithms, Set<VendingKeyCard.Identity> kept, int freeRegisters) {

    /** Nothing is known of it. */
    public static final ReceivingModule UNKNOWN =
            new ReceivingModule(EnumSet.allOf(DecoderKeyAlgorithm.class), Set.of(), Integer.MAX_VALUE);

    public ReceivingModule {
        algorithms = Set.copyOf(algorithms);
        kept = Set.copyOf(kept);
    }

    /** What becomes of the keys of a file when they are loaded in its order, in the order in which the module checks. */
    List<KeyPreview> preview(List<WrappedKey> keys) {
        Set<VendingKeyCard.Identity> held = new HashSet<>(kept);
        List<KeyPreview> previews = new ArrayList<>(keys.size());
        int free = freeRegisters;
        for (WrappedKey key : keys) {
            Optional<String> objection = objection(key.card(), held, free);
            previews.add(new KeyPreview(key, objection));
            if (objection.isEmpty()) {
                held.add(key.card().identity());
                free--;
            }
        }
        return previews;
    }

    private Optional<String> objection(VendingKeyCard card, Set<VendingKeyCard.Identity> held, int free) {
        try {
            VendingKeyConstraints.check(card, algorithms);
            require(
                    !held.contains(card.identity()),
                    KeyLoadCode.DUPLICATE_VK,
                    card.name() + ": the module will hold such a key already, from elsewhere or from this file");
            require(
                    free > 0,
                    KeyLoadCode.NO_FREE_REGISTER,
                    card.name() + ": all registers of the module will be in use, expected a free one");
            return Optional.empty();
        } catch (KeyLoadException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static void require(boolean holds, KeyLoadCode code, String text) {
        if (!holds) {
            throw new KeyLoadException(code, text);
        }
    }
}
