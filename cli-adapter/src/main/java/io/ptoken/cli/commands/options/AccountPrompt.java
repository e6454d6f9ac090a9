package io.ptoken.cli.commands.options;

import io.ptoken.node.process.PrivatePage;
import io.ptoken.node.process.Prompt;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The person at the terminal, who is not asked for the password of the account that acts.
 *
 * @param person answers everything else
 * @param account the account that acts
 * @param password its password, read whenever it is asked for
 */
record AccountPrompt(Prompt person, String account, Supplier<char[]> password) implements Prompt {

    @Override
    public char[] secret(String question) {
        return isAboutTheAccount(question) ? password.get() : person.secret(question);
    }

    /** To sign in, to confirm, or to change it; not for the new one. */
    private boolean isAboutTheAccount(String question) {
        String asked = "Password of " + account;
        return question.equals(asked)
                || question.endsWith(" " + asked)
                || question.equals("Present password of " + account);
    }

    @Override
    public boolean confirm(String question) {
        return person.confirm(question);
    }

    @Override
    public boolean word(String question, String word) {
        return person.word(question, word);
    }

    @Override
    public Optional<String> line(String question) {
        return person.line(question);
    }

    @Override
    public boolean isTerminal() {
        return person.isTerminal();
    }

    @Override
    public boolean hasPages() {
        return person.hasPages();
    }

    @Override
    public PrivatePage page() {
        return person.page();
    }

    @Override
    public Optional<String> answer(String question) {
        return person.answer(question);
    }
}
