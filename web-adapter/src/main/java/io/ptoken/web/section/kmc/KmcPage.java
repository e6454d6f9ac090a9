package io.ptoken.web.section.kmc;

import io.ptoken.web.frame.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The KMCs, and where the exchange with each stands.
 *
 * @param seen when it was asked for
 * @param modules to choose from; none where there is but one
 * @param verdict what has to be done next; empty when no KMC is known
 * @param cards one for each KMC, those that need somebody first
 * @param anchors whose KMCs are approved
 * @param takesKeys false for a module that takes none from KMCs
 * @param why it takes none; empty when it does
 * @param moduleKey address of the module's public keys; empty when it takes none
 * @param moduleAnchor address of the trust anchor of the module
 * @param again address of this page
 */
public record KmcPage(
        Instant seen,
        List<Choice> modules,
        Optional<Verdict> verdict,
        List<KmcCard> cards,
        List<Anchor> anchors,
        boolean takesKeys,
        String why,
        String moduleKey,
        String moduleAnchor,
        String again) {

    public KmcPage {
        modules = List.copyOf(modules);
        cards = List.copyOf(cards);
        anchors = List.copyOf(anchors);
    }

    /**
     * What has to be done next.
     *
     * @param level {@code ok}, {@code warn} or {@code bad}
     */
    public record Verdict(String level, String sentence, String more) {}

    /**
     * Whose KMCs are approved.
     *
     * @param key its public key, hex digits in groups
     * @param kmcs that it has signed, by name
     */
    public record Anchor(String name, String key, String kmcs) {}
}
