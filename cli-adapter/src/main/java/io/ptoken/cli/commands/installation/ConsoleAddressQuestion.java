package io.ptoken.cli.commands.installation;

import io.ptoken.node.config.Configuration;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Prompt;

/** Asks where people's browsers find the console: nobody's network is told of it without a word. */
final class ConsoleAddressQuestion {

    private static final String ALL = "0.0.0.0";

    private static final String QUESTION = "Who may reach the console with a browser: 1 this machine alone, 2 every"
            + " machine that reaches this one? Nothing typed: 1.";

    private ConsoleAddressQuestion() {}

    /** @throws CommandFailure for another answer than the ones offered */
    static String ask(Prompt prompt) {
        return prompt.answer(QUESTION).map(ConsoleAddressQuestion::address).orElse(usual());
    }

    private static String address(String answer) {
        return switch (answer) {
            case "1" -> usual();
            case "2" -> ALL;
            default -> throw new CommandFailure("'" + answer + "' is neither 1 nor 2; nothing was made");
        };
    }

    private static String usual() {
        return Configuration.DEFAULT.web().address();
    }

    static String describe(String address) {
        return address.equals(usual())
                ? "for this machine alone, until you set web.address in ptoken.yaml"
                : "at " + (address.equals(ALL) ? "every address of this machine" : address) + " (web.address)";
    }
}
