package io.ptoken.cli.commands.installation;

import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Prompt;
import io.ptoken.service.vending.request.CurrencyScale;
import java.util.Optional;

/** Asks in which unit a vending system sends amounts of currency credit: there is no default that would be safe. */
final class CurrencyScaleQuestion {

    private static final String QUESTION =
            "How does your vending system send 10.00 of currency credit: 1 as 1000000, 2 as "
                    + "10.00? Nothing typed: it sells none.";

    private CurrencyScaleQuestion() {}

    /** @throws CommandFailure for another answer than the ones offered */
    static CurrencyScale ask(Prompt prompt) {
        Optional<String> answer = prompt.answer(QUESTION);
        return answer.map(CurrencyScaleQuestion::scale).orElse(CurrencyScale.NOT_CHOSEN);
    }

    private static CurrencyScale scale(String answer) {
        return switch (answer) {
            case "1" -> CurrencyScale.HUNDRED_THOUSANDTHS;
            case "2" -> CurrencyScale.CURRENCY_UNITS;
            default -> throw new CommandFailure("'" + answer + "' is neither 1 nor 2; nothing was made");
        };
    }

    static String describe(CurrencyScale scale) {
        return switch (scale) {
            case NOT_CHOSEN -> "not sold until you choose assumptions.currencyScale in ptoken.yaml";
            case HUNDRED_THOUSANDTHS -> "a transferAmount of 1000000 is 10.00 (assumptions.currencyScale)";
            case CURRENCY_UNITS -> "a transferAmount of 10.00 is 10.00 (assumptions.currencyScale)";
        };
    }
}
