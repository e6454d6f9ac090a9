package io.ptoken.cli.commands.approvals;

import io.ptoken.service.operate.call.ApprovalCalls.Shown;
import java.util.ArrayList;
import java.util.List;

/** Requests for people. */
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
}
