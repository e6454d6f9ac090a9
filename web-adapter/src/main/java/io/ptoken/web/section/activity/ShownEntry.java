package io.ptoken.web.section.activity;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditSearch.Wanted;
import io.ptoken.service.port.NodeChain;
import io.ptoken.web.frame.Numbers;
import io.ptoken.web.frame.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An entry of the log for people.
 *
 * @param row as it is
 * @param what was done, in words
 * @param more about it: subject and detail
 * @param level {@code ok}, {@code info} or {@code bad}
 * @param outcome in a word
 */
public record ShownEntry(AuditRow row, String what, String more, String level, String outcome) {

    /** In the words of the console. */
    static ShownEntry of(AuditRow row, Texts texts) {
        AuditEntry entry = row.entry();
        String level = level(entry.outcome());
        return new ShownEntry(
                row,
                words(entry.action(), texts),
                Stream.of(entry.subject(), entry.detail())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; ")),
                level,
                texts.get("activity.outcome." + level));
    }

    /** What an action is, in words; its name where there are none. */
    static String words(String action, Texts texts) {
        return texts.find("activity.action." + action).orElse(action);
    }

    private static String level(String outcome) {
        if (outcome.equals(AuditEntry.BEGUN)) {
            return "info";
        }
        return Wanted.NOT_REFUSED.contains(outcome) ? "ok" : "bad";
    }

    /** The code of a refusal; empty for what was done. */
    public String code() {
        return level.equals("bad") ? row.entry().outcome() : "";
    }

    /** Its number in the chain of its node. */
    public String number() {
        return Numbers.grouped(row.sequence() - NodeChain.before(chain()));
    }

    /** The chain it is in. */
    public long chain() {
        return NodeChain.idOf(row.sequence());
    }

    /** Its page. */
    public String link() {
        return "/activity/" + row.sequence();
    }
}
