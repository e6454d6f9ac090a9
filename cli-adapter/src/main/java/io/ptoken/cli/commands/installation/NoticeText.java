package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.console.Style;
import io.ptoken.service.operate.call.WatchCalls.ModuleTold;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;
import io.ptoken.service.operate.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Notices for people. */
final class NoticeText {

    /** For the help of every command that shows notices. */
    static final String INCOMPLETE =
            "Exit code 3 says that a part is not known, as what the modules tell while another process has them.";

    /** A pool looks at each of its modules more often than this. */
    private static final Duration OLD = Duration.ofSeconds(60);

    private static final String INDENT = " ".repeat(9);

    private NoticeText() {}

    /** Two lines for each notice: what is the matter, what to do. */
    static List<String> lines(NoticeList list, boolean terminal) {
        List<Notice> notices = list.notices();
        if (notices.isEmpty()) {
            return List.of(none(list));
        }
        List<String> lines = new ArrayList<>();
        for (Notice notice : notices) {
            String level = String.format("%-9s", notice.level());
            lines.add(style(notice.level()).of(level, terminal) + notice.text());
            lines.add(INDENT + notice.action() + command(notice));
        }
        return lines;
    }

    /** The command that can end it, unless its sentence has it. */
    private static String command(Notice notice) {
        String command = notice.clearing().command();
        return command.isEmpty() || notice.action().contains(command) ? "" : " (" + command + ")";
    }

    /** How old it is, where it is; one line more for each module of several that has been silent for longer. */
    static List<String> age(NoticeList list, Instant now) {
        List<String> lines = new ArrayList<>();
        if (Duration.between(list.seen(), now).toSeconds() > 0) {
            lines.add("Seen " + ago(list.seen(), now) + "; --refresh looks again.");
        }
        for (ModuleTold module : list.modules()) {
            module.at()
                    .filter(at -> Duration.between(at, list.seen()).compareTo(OLD) > 0)
                    .ifPresent(at ->
                            lines.add("The security module " + module.module() + " last told " + ago(at, now) + "."));
        }
        return lines;
    }

    private static String ago(Instant at, Instant now) {
        return Duration.between(at, now).toSeconds() + " s ago, at " + at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String none(NoticeList list) {
        if (list.unknown().isNothing()) {
            return "No notices.";
        }
        if (list.unknown().modules().isEmpty() && !list.unknown().disk()) {
            return "No notices of security modules and store. Whether there are any of the certificate is not known.";
        }
        return list.unknown().modules().isPresent()
                ? "No notices of store and files. Whether there are any of the security modules is not known."
                : "No notices of security modules and store. Whether the disk has room is not known.";
    }

    /** Says which part is missing, and why: one line each. */
    static List<String> unknown(NoticeList list) {
        List<String> lines = new ArrayList<>();
        list.unknown()
                .modules()
                .ifPresent(holder -> lines.add("Not known: what the security modules tell, because " + holder
                        + ". If that is a server, its getStatus tells."));
        list.unknown()
                .certificate()
                .ifPresent(reason -> lines.add("Not known: the end of the certificate; " + reason + "."));
        if (list.unknown().disk()) {
            lines.add("Not known: how much room the disk has; the system does not tell.");
        }
        return lines;
    }

    /** 3 when something is missing. */
    static int exitCode(NoticeList list) {
        return list.unknown().isNothing() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private static Style style(Notice.Level level) {
        return switch (level) {
            case ERROR -> Style.RED;
            case WARNING -> Style.YELLOW;
            case INFO -> Style.PLAIN;
        };
    }
}
