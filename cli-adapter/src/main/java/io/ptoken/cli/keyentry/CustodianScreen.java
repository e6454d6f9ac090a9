package io.ptoken.cli.keyentry;

import io.ptoken.cli.ditk.CheckValueRule;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.InputEndedException;
import io.ptoken.node.process.PrivatePage;
import io.ptoken.node.process.Prompt;
import io.ptoken.service.input.Typed;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.ditk.DitkCeremony;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Custodians of a DITK at the terminal, one at a time. A component is typed without echo and shown once, on a page of its own,
 * which goes when its custodian has answered the question that follows. Everything else is asked as always. Not thread safe.
 */
public final class CustodianScreen implements Dialogue, AutoCloseable {

    /** Hex digits of a component part, as the component sheet has them. */
    private static final int PART = 16;

    private static final int GROUP = 4;

    private final Dialogue terminal;
    private final Prompt prompt;
    private final CheckValueRule rule;
    private Optional<PrivatePage> page = Optional.empty();

    /**
     * @param terminal everything but components
     * @param prompt asks the person at the terminal
     * @param rule for the check values of the components
     */
    public CustodianScreen(Dialogue terminal, Prompt prompt, CheckValueRule rule) {
        this.terminal = terminal;
        this.prompt = prompt;
        this.rule = rule;
    }

    /**
     * Refuses to begin where there is no terminal.
     *
     * @throws SecurityModuleException {@link SmStatus#KEYPAD_NOT_FOUND}
     */
    public static void require(Prompt prompt) {
        if (!prompt.hasPages()) {
            throw new SecurityModuleException(
                    SmStatus.KEYPAD_NOT_FOUND,
                    "components are typed and read at a terminal alone, and input or output is none. Nothing was done");
        }
    }

    @Override
    public char[] secret(String what) {
        if (!DitkCeremony.isLabel(what)) {
            try {
                return terminal.secret(what);
            } catch (InputEndedException ended) {
                throw ended(ended);
            }
        }
        PrivatePage open = opened();
        open.line(what);
        open.line("");
        open.line("What you type is not shown. Blanks and dashes between the digits do no harm. Enter alone stops.");
        open.line("");
        int parts = rule.ea().keyBits() / GROUP / PART;
        char[] component = {};
        boolean whole = false;
        try {
            for (int part = 1; part <= parts; part++) {
                component = joined(component, typed("Component part " + part + ", " + PART + " hex digits"));
            }
            whole = true;
            return component;
        } finally {
            if (!whole) {
                Arrays.fill(component, '\0');
            }
        }
    }

    private char[] typed(String question) {
        try {
            char[] typed = prompt.secret(question);
            if (typed.length > 0) {
                return typed;
            }
        } catch (CommandFailure ended) {
            throw stopped(ended);
        }
        throw stopped(new CommandFailure("nothing was typed"));
    }

    private static SecurityModuleException stopped(CommandFailure why) {
        return new SecurityModuleException(
                SmStatus.KEYPAD_ENTRY_CANCELLED, "a custodian stopped. Nothing was stored", why);
    }

    /**
     * Asks a question of a ceremony.
     *
     * @return empty for an empty answer
     * @throws SecurityModuleException {@link SmStatus#KEYPAD_ENTRY_CANCELLED} when the input ended
     */
    public static Optional<String> line(Prompt prompt, String question) {
        return Optional.of(prompt.line(question).orElseThrow(() -> ended(new InputEndedException(question))))
                .map(Typed::stripped)
                .filter(answer -> !answer.isEmpty());
    }

    /**
     * Asks a question of a ceremony that is answered with yes or no.
     *
     * @throws SecurityModuleException as {@link #line}
     */
    private static boolean isConfirmed(Prompt prompt, String question) {
        return line(prompt, question + " [y/N]").filter(Typed::isYes).isPresent();
    }

    /**
     * Ends a ceremony before its first custodian unless the answer is yes.
     *
     * @throws SecurityModuleException {@link SmStatus#KEYPAD_ENTRY_CANCELLED}
     */
    public static void requireYes(Prompt prompt, String question) {
        if (!isConfirmed(prompt, question)) {
            throw new SecurityModuleException(SmStatus.KEYPAD_ENTRY_CANCELLED, "not confirmed; nothing was changed");
        }
    }

    private static SecurityModuleException ended(InputEndedException why) {
        return new SecurityModuleException(SmStatus.KEYPAD_ENTRY_CANCELLED, "the input ended. Nothing was stored", why);
    }

    private static char[] joined(char[] first, char[] second) {
        char[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        Arrays.fill(first, '\0');
        Arrays.fill(second, '\0');
        return both;
    }

    @Override
    public void show(String what, char[] secret) {
        if (!DitkCeremony.isLabel(what)) {
            terminal.show(what, secret);
            return;
        }
        PrivatePage open = opened();
        open.line(what);
        open.line("Check values: " + rule.text());
        open.line("");
        for (int part = 0; part * PART < secret.length; part++) {
            char[] grouped = grouped(secret, part * PART);
            try {
                open.secret("Component part " + (part + 1) + "   ", grouped);
            } finally {
                Arrays.fill(grouped, '\0');
            }
        }
        open.line("");
        open.line("Write the component and its check value on your component sheet, and read both once more. They are"
                + " shown this once.");
        open.line("");
    }

    private static char[] grouped(char[] digits, int from) {
        char[] grouped = new char[PART + PART / GROUP - 1];
        Arrays.fill(grouped, ' ');
        for (int i = 0; i < PART; i++) {
            grouped[i + i / GROUP] = digits[from + i];
        }
        return grouped;
    }

    @Override
    public void progress(Progress step) {
        if (page.isPresent() && step instanceof Progress.ComponentEntered entered) {
            page.get().line("");
            page.get().line(ComponentText.of(entered.component()));
            page.get().line("Check values: " + rule.text());
        } else {
            terminal.progress(step);
        }
    }

    /** Ends the page of a component. */
    @Override
    public boolean confirm(String question) {
        try {
            return isConfirmed(prompt, question);
        } finally {
            close();
        }
    }

    @Override
    public void hand(String what, InputStream data) throws IOException {
        terminal.hand(what, data);
    }

    private PrivatePage opened() {
        close();
        PrivatePage opened = prompt.page();
        page = Optional.of(opened);
        return opened;
    }

    /** Erases and leaves a page that is open. */
    @Override
    public void close() {
        page.ifPresent(PrivatePage::close);
        page = Optional.empty();
    }
}
