package io.ptoken.service.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the nodes stand that share a store. No money hangs on it. Thread safe; every change is one transaction and durable when the
 * method returns.
 */
public interface NodeStore {

    /** How often a node writes. */
    Duration BEAT = Duration.ofSeconds(10);

    /** A node that has written nothing for that long, and has not stopped, is gone: three beats. */
    Duration GONE = BEAT.multipliedBy(3);

    /** What a node says of itself. */
    enum State {
        /** It serves. */
        RUNNING,
        /** It was stopped, and ended in good order. */
        STOPPED
    }

    /**
     * A notice of a node.
     *
     * @param level name of its level
     * @param code its code, without blanks
     * @param text what is the matter
     */
    record NodeNotice(String level, String code, String text) {}

    /**
     * How a node stands.
     *
     * @param name what tells it from others
     * @param started when its process began; with the name it tells two nodes from each other that were given one name
     * @param steady since when it can tell that others are silent: it has written without a gap, or begun shortly after
     * @param at when it wrote
     * @param state what it says of itself
     * @param version of the program
     * @param address it serves on
     * @param port it serves on
     * @param module its security modules, in a few words
     * @param notices what needs attention there, the worst first
     */
    record NodeStanding(
            String name,
            Instant started,
            Instant steady,
            Instant at,
            State state,
            String version,
            String address,
            int port,
            String module,
            List<NodeNotice> notices) {

        public NodeStanding {
            notices = List.copyOf(notices);
        }

        /** True when it ought to have written and has not. */
        public boolean isGone(Instant now) {
            return state == State.RUNNING && isSilent(now);
        }

        /** True when it runs, as far as is known. */
        public boolean isAlive(Instant now) {
            return state == State.RUNNING && !isSilent(now);
        }

        private boolean isSilent(Instant now) {
            return !at.plus(GONE).isAfter(now);
        }
    }

    /** Transaction "beat": how a node stands, in place of what it wrote before, and of what one of its name wrote before it started. */
    void write(NodeStanding standing);

    /** All, by name and then by start. */
    List<NodeStanding> all();

    /**
     * Transaction "forget": removes those of that name, with the audit entry.
     *
     * @return false when there was none; nothing was changed then
     */
    boolean forget(String name, AuditEntry entry);

    /** Removes those that have written nothing since. */
    void trim(Instant before);
}
