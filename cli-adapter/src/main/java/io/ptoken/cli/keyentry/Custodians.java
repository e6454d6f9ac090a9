package io.ptoken.cli.keyentry;

import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.keyentry.KeyCeremony;
import io.ptoken.service.operate.keyentry.KeyEntries;

/**
 * Those who enter a key: asked for it, they give what they type or have prepared; all else the terminal is asked.
 *
 * @param entries of the key or its components, in order
 * @param terminal everything else
 */
public record Custodians(KeyEntries entries, Dialogue terminal) implements Dialogue {

    @Override
    public char[] secret(String what) {
        return KeyCeremony.isLabel(what) ? entries.next(what) : terminal.secret(what);
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
    public void progress(Progress step) {
        terminal.progress(step);
    }
}
