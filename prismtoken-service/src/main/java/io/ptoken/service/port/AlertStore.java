package io.ptoken.service.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The history of alerts: of each thing that needed attention when it was noticed, when it was no longer so, and who has taken
 * note. Of one thing there is one open alert, whoever notices it. Thread safe; every change is one transaction and durable when
 * the method returns.
 */
public interface AlertStore {

    /**
     * What tells one alert from another.
     *
     * @param node the node that it is about; empty for what all nodes share
     * @param level name of its level: ERROR, WARNING or INFO
     * @param code code of the notice
     * @param subject what the notice is about; may be empty
     */
    record AlertKey(String node, String level, String code, String subject) {}

    /**
     * Who has taken note.
     *
     * @param by account, or the name of the owner
     * @param word what they said about it; may be empty
     * @param at when
     */
    record Acknowledgement(String by, String word, Instant at) {}

    /**
     * An alert.
     *
     * @param id number by which people call it, from 1
     * @param key what it is about
     * @param text what was the matter when it was raised, a sentence
     * @param action what to do about it
     * @param ground name of what the notice rests on
     * @param raised since when it stands
     * @param ended since when it no longer does; empty while it stands
     * @param acknowledged who has taken note; empty when nobody has
     */
    record Alert(
            long id,
            AlertKey key,
            String text,
            String action,
            String ground,
            Instant raised,
            Optional<Instant> ended,
            Optional<Acknowledgement> acknowledged) {}

    /**
     * Something that needs attention.
     *
     * @param key what it is about
     * @param text what is the matter
     * @param action what to do about it
     * @param ground name of what it rests on
     * @param since when it was first seen
     */
    record Noticed(AlertKey key, String text, String action, String ground, Instant since) {}

    /**
     * Transaction "raise": unless one of its key is open, or one has ended since it was last seen, as another node may know.
     *
     * @param lastSeen when it was last seen to stand
     * @return the alert; empty when there is none to raise
     */
    Optional<Alert> raise(Noticed seen, Instant lastSeen);

    /**
     * Transaction "end".
     *
     * @param at when it was seen not to stand
     * @return false when it has ended before, or was raised later than that
     */
    boolean end(long id, Instant at);

    /** Those that stand, by number. */
    List<Alert> open();

    /** One of them. */
    Optional<Alert> find(long id);

    /**
     * Those that stood at that time or later, the newest first.
     *
     * @param since the time
     * @param onlyOpen true: those alone that still stand
     * @param before only those with a smaller number
     * @param most how many at most
     */
    List<Alert> page(Instant since, boolean onlyOpen, long before, int most);

    /**
     * Transaction "acknowledge": with its audit entry.
     *
     * @return false when there is none of that number, or somebody has acknowledged it; nothing was changed then
     */
    boolean acknowledge(long id, Acknowledgement acknowledgement, AuditEntry entry);

    /**
     * Transaction "trim": removes those that ended before that time, the oldest first.
     *
     * @return how many
     */
    int trim(Instant endedBefore, int limit);
}
