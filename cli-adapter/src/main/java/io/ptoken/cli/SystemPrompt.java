package io.ptoken.cli;

import io.ptoken.cli.console.Screen;
import io.ptoken.cli.console.Wrapping;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.InputEndedException;
import io.ptoken.node.process.PrivatePage;
import io.ptoken.node.process.Prompt;
import io.ptoken.service.input.Typed;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks at the console of the process; the start script tells whether stdin is a terminal. */
public final class SystemPrompt implements Prompt {

    private final Screen screen;

    /** @param screen how wide the terminal is */
    SystemPrompt(Screen screen) {
        this.screen = screen;
    }

    /** A question with its lines broken at blanks where the terminal ends; as it is where nobody knows that. */
    static String laidOut(String question, Screen screen) {
        int columns = screen.out().orElse(screen.err().orElse(Integer.MAX_VALUE));
        return String.join(System.lineSeparator(), Wrapping.wrap(question, columns - 1));
    }

    @Override
    public char[] secret(String question) {
        char[] typed = console(question).readPassword("%s ", laidOut(question + ":", screen));
        if (typed == null) {
            throw new InputEndedException(question);
        }
        return typed;
    }

    @Override
    public boolean confirm(String question) {
        return line(question + " [y/N]").filter(Typed::isYes).isPresent();
    }

    @Override
    public Optional<String> line(String question) {
        return Optional.ofNullable(console(question).readLine("%s ", laidOut(question, screen)));
    }

    @Override
    public boolean word(String question, String word) {
        String answer = console(question).readLine("%s ", laidOut(question + ":", screen));
        return answer != null && Typed.stripped(answer).equals(word);
    }

    @Override
    public Optional<String> answer(String question) {
        Console console = terminal();
        String typed = console == null ? null : console.readLine("%s ", laidOut(question, screen));
        return Optional.ofNullable(typed).map(Typed::stripped).filter(text -> !text.isEmpty());
    }

    @Override
    public boolean isTerminal() {
        return terminal() != null;
    }

    @Override
    public boolean hasPages() {
        return terminal() != null && Boolean.getBoolean("ptoken.terminal.out");
    }

    @Override
    public PrivatePage page() {
        if (!hasPages()) {
            throw new CommandFailure("no terminal to show a page at: input or output is piped or redirected");
        }
        return AlternateScreen.open(new FileOutputStream(FileDescriptor.out), screen, AlternateScreen.ofProcess());
    }

    private static @Nullable Console terminal() {
        return Boolean.getBoolean("ptoken.terminal.in") ? System.console() : null;
    }

    private static Console console(String question) {
        Console console = terminal();
        if (console == null) {
            throw new CommandFailure("no terminal to ask '" + question
                    + "'; use the option, file or environment variable that --help names");
        }
        return console;
    }
}
