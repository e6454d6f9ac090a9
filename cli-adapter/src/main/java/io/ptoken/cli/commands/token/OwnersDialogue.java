package io.ptoken.cli.commands.token;

import io.ptoken.node.module.ModuleSecret;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OwnersProof;
import io.ptoken.service.operate.call.Progress;

/**
 * An owner at the terminal, who has what opens the software module where commands look for it.
 *
 * @param terminal for everything else
 * @param surroundings name the passphrase or the key file
 */
record OwnersDialogue(Dialogue terminal, Surroundings surroundings) implements Dialogue {

    @Override
    public char[] secret(String what) {
        return what.equals(OwnersProof.SECRET) ? ModuleSecret.shown(surroundings) : terminal.secret(what);
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
