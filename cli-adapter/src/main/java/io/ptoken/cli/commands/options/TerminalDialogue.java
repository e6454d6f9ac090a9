package io.ptoken.cli.commands.options;

import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Prompt;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.Progress;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The person at the terminal; {@link OperatorOptions#dialogue} makes it.
 *
 * @param prompt asks them
 * @param confirmed true when they have said yes already, or --yes has
 * @param progress is told of each step
 */
record TerminalDialogue(Prompt prompt, boolean confirmed, Consumer<Progress> progress) implements Dialogue {

    @Override
    public char[] secret(String what) {
        return prompt.secret(what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1));
    }

    @Override
    public boolean confirm(String question) {
        return confirmed || prompt.confirm(question);
    }

    @Override
    public void show(String what, char[] secret) {
        throw new CommandFailure("the server shows a secret that this command did not ask for: " + what);
    }

    @Override
    public void hand(String what, InputStream data) {
        throw new CommandFailure("the server hands over data that this command did not ask for: " + what);
    }

    @Override
    public void progress(Progress step) {
        progress.accept(step);
    }
}
