package io.ptoken.hsm.hold;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A process that has something open, as it says itself. What it says may be read by every user of the machine and is shown
 * on their terminals, so that a text keeps printable ASCII alone and at most 80 characters.
 *
 * @param pid its number with the operating system
 * @param command what it runs, e.g. {@code ptoken serve}
 * @param user whose process it is
 * @param since from when it has it, in whole seconds; empty when that is not known
 */
public record Holder(long pid, String command, String user, Optional<Instant> since) {

    private static final int LONGEST = 80;
    private static final int LINES = 4;
    private static final String UNKNOWN = "unknown";

    public Holder {
        command = plain(command);
        user = plain(user);
        since = since.map(time -> time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** This process, with a command of its own. */
    public static Holder ofThisProcess(String command, String user, Instant since) {
        return new Holder(ProcessHandle.current().pid(), command, user, Optional.of(since));
    }

    /** This process as the operating system knows it; it has what it has since its start, as far as that is told. */
    public static Holder ofThisProcess() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        String program = info.command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse(UNKNOWN);
        return new Holder(ProcessHandle.current().pid(), program, info.user().orElse(UNKNOWN), info.startInstant());
    }

    /** For a sentence: {@code process 4711: 'ptoken serve' of user ptoken, since 2026-11-30T04:00:00Z}. */
    public String describe() {
        return "process " + pid + ": '" + command + "' of user " + user
                + since.map(time -> ", since " + time).orElse("");
    }

    /** As it stands in a file: four lines. */
    String text() {
        return pid + "\n" + since.map(Instant::toString).orElse("") + "\n" + user + "\n" + command + "\n";
    }

    /** Reads {@link #text}; empty when it is something else. */
    static Optional<Holder> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != LINES || !lines.get(0).matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        try {
            Optional<Instant> since =
                    lines.get(1).isEmpty() ? Optional.empty() : Optional.of(Instant.parse(lines.get(1)));
            return Optional.of(new Holder(Long.parseLong(lines.get(0)), lines.get(3), lines.get(2), since));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String plain(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        return printable.length() > LONGEST ? printable.substring(0, LONGEST) : printable;
    }
}
