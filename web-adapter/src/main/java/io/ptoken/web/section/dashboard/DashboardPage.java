package io.ptoken.web.section.dashboard;

import io.ptoken.web.section.dashboard.selling.SellingPanel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the installation stands.
 *
 * @param address of the page, for its refreshed part
 * @param day true when the last day is shown, false for the last hour
 * @param seen when it was looked at
 * @param age how long ago that was
 * @param several true when there are several security modules
 * @param selling what calls came to; empty when that is not known
 * @param nodes those that share the database; none when there is but one
 * @param lastCheck what is known of the last weekly check
 */
public record DashboardPage(
        String address,
        boolean day,
        Instant seen,
        String age,
        Verdict verdict,
        List<Counter> counters,
        List<ShownNotice> notices,
        boolean several,
        List<Card> modules,
        Card api,
        Card server,
        Optional<SellingPanel> selling,
        List<ShownNode> nodes,
        String lastCheck) {

    public DashboardPage {
        counters = List.copyOf(counters);
        notices = List.copyOf(notices);
        modules = List.copyOf(modules);
        nodes = List.copyOf(nodes);
    }

    /**
     * Whether it sells.
     *
     * @param level {@code ok}, {@code warn} or {@code bad}
     * @param sentence the answer
     * @param more what it rests on; may be empty
     */
    public record Verdict(String level, String sentence, String more) {}

    /**
     * A number that people compare every day.
     *
     * @param unit behind the value; may be empty
     * @param more below it; may be empty
     * @param level of what stands below; empty for an ordinary one
     */
    public record Counter(String name, String value, String unit, String more, String level) {}

    /**
     * A notice.
     *
     * @param level {@code bad}, {@code warn} or {@code info}
     * @param since when it was seen first; empty when that is not known
     * @param link to the room where it can be cleared; empty where there is none
     * @param command that can clear it, where no room does and the action does not name it; may be empty
     */
    public record ShownNotice(
            String level,
            String text,
            String action,
            String code,
            Optional<Instant> since,
            Optional<SectionLink> link,
            String command) {}

    /** A room by its address and name. */
    public record SectionLink(String path, String name) {}

    /**
     * A part of the installation with its facts.
     *
     * @param level {@code ok}, {@code warn}, {@code bad} or {@code idle}
     * @param word how it stands
     * @param note what is to be said before the facts; may be empty
     */
    public record Card(String title, String level, String word, String note, List<Fact> facts) {

        public Card {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A fact.
     *
     * @param more below the value; may be empty
     * @param level of what stands below; empty for an ordinary one
     */
    public record Fact(String name, String value, String more, String level) {

        /** One with a value alone. */
        public static Fact of(String name, String value) {
            return new Fact(name, value, "", "");
        }
    }

    /**
     * A node.
     *
     * @param level {@code ok}, {@code bad} or {@code idle}
     * @param here true for the one that answers
     * @param needs what needs attention there, in a few words
     * @param needsLevel {@code ok}, {@code warn} or {@code bad}
     * @param age how long ago it wrote that
     */
    public record ShownNode(
            String name,
            boolean here,
            String level,
            String word,
            String module,
            String needs,
            String needsLevel,
            String address,
            String version,
            String age) {}
}
