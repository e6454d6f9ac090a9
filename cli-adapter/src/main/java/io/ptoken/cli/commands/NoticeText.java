package io.ptoken.cli.commands;

import io.ptoken.cli.console.Style;
import io.ptoken.service.notice.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Notices for people and programs. */
final class NoticeText {

    /** Said when a server has the module. */
    static final String MODULE_IN_USE = "The security module is in use by a server, which tells about it by getStatus.";

    private static final String INDENT = " ".repeat(9);

    private NoticeText() {}

    /** Two lines for each notice: what is the matter, what to do. */
    static List<String> lines(List<Notice> notices, boolean terminal) {
        if (notices.isEmpty()) {
            return List.of("No notices.");
        }
        List<String> lines = new ArrayList<>();
        for (Notice notice : notices) {
            String level = String.format("%-9s", notice.level());
            lines.add(style(notice.level()).of(level, terminal) + notice.text());
            lines.add(INDENT + notice.action());
        }
        return lines;
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
