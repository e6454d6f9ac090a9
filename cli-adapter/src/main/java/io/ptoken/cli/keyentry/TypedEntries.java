package io.ptoken.cli.keyentry;

import io.ptoken.node.process.Prompt;
import io.ptoken.service.operate.keyentry.KeyEntries;

/** Entries typed at the terminal without echo. */
public final class TypedEntries implements KeyEntries {

    private final Prompt prompt;

    public TypedEntries(Prompt prompt) {
        this.prompt = prompt;
    }

    @Override
    public char[] next(String label) {
        return prompt.secret(label);
    }

    @Override
    public boolean typed() {
        return true;
    }
}
