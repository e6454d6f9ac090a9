package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.PasswordOptions;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.Progress;

/**
 * Somebody at the terminal who gives an account a password: prepared beforehand, or typed twice. Every other question goes to
 * the terminal.
 */
record NewPasswordDialogue(String username, PasswordOptions password, Surroundings surroundings, Dialogue terminal)
        implements Dialogue {

    @Override
    public char[] secret(String what) {
        return what.equals(AccountCalls.newPassword(username))
                ? password.required(username, surroundings).characters()
                : terminal.secret(what);
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
