package io.ptoken.web.section.activity;

import io.ptoken.service.operate.audit.AnonymousActivity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The log.
 *
 * @param filter what is looked for
 * @param errors what is wrong with it, by field
 * @param whats kinds of entries to choose from
 * @param outcomes to choose from
 * @param entries the newest first
 * @param newer address of the entries after these; empty where these are the newest
 * @param older address of the entries before these; empty where none are
 * @param further address of the next part of a long search, and the moment up to which it has looked; empty when all was looked at
 * @param anonymous what came without an account in the last 24 hours
 * @param verification how the last one went
 */
public record ActivityPage(
        Filter filter,
        Map<String, String> errors,
        List<Choice> whats,
        List<Choice> outcomes,
        List<ShownEntry> entries,
        Optional<String> newer,
        Optional<String> older,
        Optional<Further> further,
        AnonymousActivity anonymous,
        VerifyPage verification) {

    public ActivityPage {
        errors = Map.copyOf(errors);
        whats = List.copyOf(whats);
        outcomes = List.copyOf(outcomes);
        entries = List.copyOf(entries);
    }

    /** One of several to choose from. */
    public record Choice(String value, String word, boolean chosen) {}

    /**
     * Where a long search goes on.
     *
     * @param looked when what was looked at last happened
     * @param back true when it goes from newer entries to older ones
     */
    public record Further(String link, Instant looked, boolean back) {}
}
