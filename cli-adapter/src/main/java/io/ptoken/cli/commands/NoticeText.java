package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.console.Style;
import io.ptoken.cli.node.Inspection;
import io.ptoken.service.notice.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Notices for people and programs. */
final class NoticeText {

    /** For the help of every command that shows notices. */
    static final String INCOMPLETE =
            "Exit code 3 says that what the modules tell is not known, because another process has them.";

    private static final String INDENT = " ".repeat(9);

    private NoticeText() {}

    /** Two lines for each notice: what is the matter, what to do. */
    static List<String> lines(Inspection inspection, boolean terminal) {
        List<Notice> notices = inspection.report().notices();
        if (notices.isEmpty()) {
            return List.of(
                    inspection.isComplete()
                            ? "No notices."
                            : "No notices of store and files. Whether there are any of the security modules is not known.");
        }
        List<String> lines = new ArrayList<>();
        for (Notice notice : notices) {
            String level = String.format("%-9s", notice.level());
            lines.add(style(notice.level()).of(level, terminal) + notice.text());
            lines.add(INDENT + notice.action());
        }
        return lines;
    }

    /** Says that the modules' part is missing, and who has them. */
    static String unknown(String holder) {
        return "Not known: what the security modules tell, because " + holder
                + ". If that is a server, its getStatus tells.";
    }

    /** 3 when something is missing. */
    static int exitCode(Inspection inspection) {
        return inspection.isComplete() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    /** One for programs. */
    static Map<String, Object> facts(Notice notice) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("level", notice.level().name().toLowerCase(Locale.ROOT));
        facts.put("code", notice.code());
        facts.put("text", notice.text());
        facts.put("action", notice.action());
        facts.put("subject", notice.subject());
        return facts;
    }

    private static Style style(Notice.Level level) {
        return switch (level) {
            case ERROR -> Style.RED;
            case WARNING -> Style.YELLOW;
            case INFO -> Style.PLAIN;
        };
    }
}
