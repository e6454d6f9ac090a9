package io.ptoken.cli.commands.task;

import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A person at the terminal, where the command itself knows how some secrets are given: prepared beforehand, typed twice, by one
 * custodian after the other. Everything else the terminal is asked.
 *
 * @param terminal everything else
 * @param isKnown which secrets the command gives
 * @param secret gives one of them
 */
public record KnownSecretDialogue(Dialogue terminal, Predicate<String> isKnown, Function<String, char[]> secret)
        implements Dialogue {

    @Override
    public char[] secret(String what) {
        return isKnown.test(what) ? secret.apply(what) : terminal.secret(what);
    }

    @Override
    public boolean confirm(String question) {
        return terminal.confirm(question);
    }

    @Override
    public void show(String what, char[] secret) {
        terminal.show(what, secret);
    }

    @Override
    public void hand(String what, InputStream data) throws IOException {
        terminal.hand(what, data);
    }

    @Override
    public void progress(Progress step) {
        terminal.progress(step);
    }
}
