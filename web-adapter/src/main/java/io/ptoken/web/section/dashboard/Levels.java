package io.ptoken.web.section.dashboard;

import io.ptoken.service.operate.notice.Notice;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How bad things are, by the notices: the console has no bounds of its own. */
record Levels(List<Notice> notices) {

    static final String BAD = "bad";
    static final String WARN = "warn";
    static final String INFO = "info";
    static final String OK = "ok";
    static final String IDLE = "idle";
    static final String PLAIN = "";

    /** The word of the styles for it. */
    static String of(Notice.Level level) {
        return switch (level) {
            case ERROR -> BAD;
            case WARNING -> WARN;
            case INFO -> INFO;
        };
    }

    /** Of the worst notice of these codes, about one module or whatever; {@link #PLAIN} for none. */
    String of(String... codes) {
        return notices.stream()
                .filter(notice -> Arrays.asList(codes).contains(notice.code()))
                .map(Notice::level)
                .filter(level -> level != Notice.Level.INFO)
                .min(Comparator.naturalOrder())
                .map(Levels::of)
                .orElse(PLAIN);
    }

    /** Those of a module of several. */
    Levels inModule(String module) {
        return new Levels(notices.stream()
                .filter(notice -> notice.subject().module().map(module::equals).orElse(true))
                .toList());
    }

    long errors() {
        return count(Notice.Level.ERROR);
    }

    long warnings() {
        return count(Notice.Level.WARNING);
    }

    private long count(Notice.Level level) {
        return notices.stream().filter(notice -> notice.level() == level).count();
    }
}
