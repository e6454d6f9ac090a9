package io.ptoken.web.section.kmc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A KMC.
 *
 * @param id of its card in the page
 * @param name of the KMC
 * @param kmcId its identity
 * @param tag state of its slot
 * @param steps of the exchange
 * @param sells whether its keys do
 * @param facts that depend on where the exchange stands
 * @param publicKey its public key
 * @param next what is to be done next
 */
public record KmcCard(
        String id,
        String name,
        String kmcId,
        Tag tag,
        List<Step> steps,
        Sells sells,
        List<Fact> facts,
        PublicKey publicKey,
        Next next) {

    public KmcCard {
        steps = List.copyOf(steps);
        facts = List.copyOf(facts);
    }

    /** The state of a slot. */
    public record Tag(String level, String icon, String word) {}

    /**
     * A step of an exchange.
     *
     * @param standing {@code done}, {@code now} or {@code later}
     */
    public record Step(String name, String standing) {}

    /**
     * Whether the keys sell.
     *
     * @param more in a few words; may be empty
     */
    public record Sells(String level, String word, String more) {}

    /**
     * Something about the exchange.
     *
     * @param more in a few words; may be empty
     */
    public record Fact(String name, String value, String more) {}

    /**
     * A public key.
     *
     * @param approval in words
     * @param approved false when its trust anchor is not known here
     * @param active from when it may be used
     * @param expires until when
     * @param left how long that is, in words
     * @param due true when that needs somebody
     * @param fingerprint in groups of four; empty when the file cannot be read
     */
    public record PublicKey(
            String approval,
            boolean approved,
            Instant active,
            Instant expires,
            String left,
            boolean due,
            Optional<String> fingerprint) {}

    /**
     * The next step.
     *
     * @param title what to do
     * @param why and what happens meanwhile; may be empty
     * @param commands to type
     */
    public record Next(String title, String why, List<String> commands) {

        public Next {
            commands = List.copyOf(commands);
        }
    }
}
