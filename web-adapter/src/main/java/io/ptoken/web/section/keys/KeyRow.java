package io.ptoken.web.section.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key in the table.
 *
 * @param name SGC and KRN, to be read aloud
 * @param state how it stands
 * @param word for that
 * @param why it does not sell, or what will stop it; may be empty
 * @param remedy what to do about it; may be empty
 * @param until IUT
 * @param untilNear true when IUT is near or past
 * @param expires EXP; empty for none
 * @param expiresNear true when EXP or the end that KEN implies is near
 * @param active ACT; empty where the module does not tell
 * @param limits what is left of ULM and CLM; none without limits
 * @param derivation DKGA, base date and KEN in words
 * @param register its number; empty when it is not in the module
 * @param kmc name of the KMC it came from; empty for one that its owner loaded
 * @param task where to do something about it; empty for nothing to do
 */
public record KeyRow(
        String name,
        String sgc,
        String krn,
        String groupName,
        KeyState state,
        String word,
        String why,
        String remedy,
        Instant until,
        boolean untilNear,
        Optional<Instant> expires,
        boolean expiresNear,
        Optional<Instant> active,
        List<LimitShown> limits,
        String kcv,
        String keyType,
        String derivation,
        String subclasses,
        String register,
        String kmc,
        String task) {

    public KeyRow {
        limits = List.copyOf(limits);
    }

    /** Class of its row. */
    public String css() {
        return state.mark().isEmpty() ? (register.isEmpty() ? "off" : "") : "mark-" + state.mark();
    }

    /**
     * What is left of a limit.
     *
     * @param name ULM or CLM
     * @param figures what is left, and of how much
     * @param percent for the bar; empty where it is not known of how much
     * @param level of the bar: {@code bad}, {@code warn} or empty
     */
    public record LimitShown(String name, String figures, Optional<String> percent, String level) {}
}
