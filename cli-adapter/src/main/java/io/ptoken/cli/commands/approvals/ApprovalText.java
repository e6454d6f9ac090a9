package io.ptoken.cli.commands.approvals;

import io.ptoken.service.operate.call.ApprovalCalls.Shown;
import io.ptoken.service.operate.call.ApprovalCalls.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests for people and programs. */
final class ApprovalText {

    private ApprovalText() {}

    /** All that there is to know of one before it is approved. */
    static List<String> lines(Shown shown) {
        List<String> lines = new ArrayList<>();
        lines.add("Request " + shown.id() + ": " + shown.call());
        lines.add("  asked by " + shown.asker() + " at " + shown.asked());
        lines.add("  " + standing(shown));
        shown.values().forEach(value -> lines.add("    " + value));
        return lines;
    }

    private static String standing(Shown shown) {
        String who = shown.decider().orElse("")
                + shown.decided().map(at -> " at " + at).orElse("");
        return switch (shown.standing()) {
            case WAITING -> "waits for an approval until " + shown.until();
            case APPROVED -> "approved by " + who + ", good until " + shown.until();
            case REFUSED -> "refused by " + who;
            case USED -> "approved by " + who + ", and used";
            case VOID -> "void since " + shown.until();
        };
    }

    /** One for programs. */
    static Map<String, Object> facts(Shown shown) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", shown.id());
        facts.put("standing", name(shown.standing()));
        facts.put("asker", shown.asker());
        facts.put("call", shown.call());
        facts.put("values", shown.values());
        facts.put("asked", shown.asked().toString());
        facts.put("until", shown.until().toString());
        shown.decider().ifPresent(decider -> facts.put("decider", decider));
        shown.decided().ifPresent(decided -> facts.put("decided", decided.toString()));
        return facts;
    }

    private static String name(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }
}
