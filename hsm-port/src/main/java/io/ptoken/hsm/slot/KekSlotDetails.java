package io.ptoken.hsm.slot;

import io.ptoken.hsm.status.ModuleStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The KEK slots in the details of a {@link ModuleStatus}: {@code keyload.slot.N}, with the state and the KMC. Whoever wants to
 * know from a status which KMCs stand in LOADING asks here.
 */
public final class KekSlotDetails {

    private static final String NAME = "keyload.slot.";

    private KekSlotDetails() {}

    /** Writes a slot in use into details. */
    public static void put(Map<String, String> details, int number, KekSlotState state, String kmc) {
        details.put(NAME + number, state + " " + kmc);
    }

    /** The KMCs whose slots are LOADING, sorted. */
    public static List<String> loading(ModuleStatus status) {
        String state = KekSlotState.LOADING + " ";
        return new TreeMap<>(status.details())
                .entrySet().stream()
                        .filter(detail -> detail.getKey().startsWith(NAME))
                        .map(Map.Entry::getValue)
                        .filter(slot -> slot.startsWith(state))
                        .map(slot -> slot.substring(state.length()))
                        .sorted()
                        .toList();
    }
}
