package io.ptoken.service.port;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of the audit log: who did what, from where, on what, and what came of it. Never a secret. Texts are cut to
 * {@value #LONGEST} characters, and what is not printable ASCII becomes a question mark, so that no line can pass for two.
 *
 * @param at when it happened; kept to the microsecond
 * @param actor name of the account, empty when nobody has signed in
 * @param origin address it came from, or {@code local}, perhaps with a name: {@code local: jane}
 * @param action method of the API or name of the administration task, e.g. {@code issueCreditToken}, {@code user.add}
 * @param subject meter, key, account or preference it was done to, empty for none
 * @param outcome {@value #OK}, {@value #BEGUN} or the eCode of the refusal
 * @param messageId messageId of the call, empty for none; of several calls an asterisk, which begins no messageId, and their number
 * @param detail what else is worth knowing, e.g. what was issued or the old and new value
 */
public record AuditEntry(
        Instant at,
        String actor,
        String origin,
        String action,
        String subject,
        String outcome,
        String messageId,
        String detail) {

    /** The outcome of what was done. */
    public static final String OK = "Ok";

    /** The outcome of what is about to be done; another entry has what came of it, unless the process died meanwhile. */
    public static final String BEGUN = "Begun";

    /** Begins the messageId of an entry that stands for several calls. */
    public static final String SEVERAL = "*";

    private static final int LONGEST = 500;
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    public AuditEntry {
        at = Instant.ofEpochSecond(at.getEpochSecond(), at.getNano() / 1000 * 1000L);
        actor = line(actor);
        origin = line(origin);
        action = line(action);
        subject = line(subject);
        outcome = line(outcome);
        messageId = line(messageId);
        detail = line(detail);
    }

    /** Something done on this machine by its administrator, not through the API. */
    public static AuditEntry local(Instant at, String actor, String action, String subject, String detail) {
        return new AuditEntry(at, actor, "local", action, subject, OK, "", detail);
    }

    /** The same with another detail. */
    public AuditEntry withDetail(String other) {
        return new AuditEntry(at, actor, origin, action, subject, outcome, messageId, other);
    }

    /** The same with another subject. */
    public AuditEntry withSubject(String other) {
        return new AuditEntry(at, actor, origin, action, other, outcome, messageId, detail);
    }

    /** The same with another outcome. */
    public AuditEntry withOutcome(String other) {
        return new AuditEntry(at, actor, origin, action, subject, other, messageId, detail);
    }

    /** Its texts, in the order of the fields. */
    public List<String> texts() {
        return List.of(actor, origin, action, subject, outcome, messageId, detail);
    }

    /** How many calls it stands for. */
    public long calls() {
        return messageId.startsWith(SEVERAL) ? Long.parseLong(messageId.substring(SEVERAL.length())) : 1;
    }

    private static String line(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return isPrintable(start) ? start : NOT_PRINTABLE.matcher(start).replaceAll("?");
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
