package io.ptoken.crash.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.crash.program.BrokenPromise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import za.co.prism.prismtoken1.Token;

/** A token that is not what was asked for is found out, whatever is wrong with it. */
class TokenCheckTest {

    private static final int TID = 6_000_000;
    private static final Order CREDIT = SampleOrders.units("m-1", SampleOrders.UNLIMITED, 20_000);
    private static final Order CURRENCY = SampleOrders.currency("m-1", SampleOrders.UNLIMITED, 500_000);

    @Test
    void honestTokensAreGood() {
        assertThat(TokenCheck.check(CREDIT, SampleOrders.honest(CREDIT, TID))).hasValue(TID);
        assertThat(TokenCheck.check(CURRENCY, SampleOrders.honest(CURRENCY, TID)))
                .hasValue(TID);
        Order both = SampleOrders.keyChange("m-1", Optional.of(4));
        assertThat(TokenCheck.check(both, SampleOrders.honest(both, TID))).hasValue(TID);
        Order alone = SampleOrders.keyChange("m-1", Optional.empty());
        assertThat(TokenCheck.check(alone, SampleOrders.honest(alone, TID))).isEmpty();
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                wrong("TID", token -> token.setTid(TID + 1), "the TID in the token, " + TID),
                wrong("hex", token -> token.setTokenHex("00000000000000000"), "the hex form of the digits"),
                wrong("PAN", token -> token.setPan(SampleOrders.OTHER_METER.digits()), "the meter asked for"),
                wrong("SGC", token -> token.setSgc(200_001), SampleOrders.UNLIMITED.toString()),
                wrong("KRN", token -> token.setKrn((short) 2), SampleOrders.UNLIMITED.toString()),
                wrong("amount as asked", token -> token.setTransferAmount(20_000), "the amount in the token, 20004"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFields")
    void aFieldThatDoesNotAgreeWithTheTokenIsFoundOut(String name, Consumer<Token> change, String expected) {
        List<Token> tokens = SampleOrders.honest(CREDIT, TID);
        change.accept(tokens.get(0));

        assertWrong(CREDIT, tokens, "expected " + expected);
    }

    static Stream<Arguments> otherOrders() {
        return Stream.of(
                Arguments.of("more", SampleOrders.units("m-1", SampleOrders.UNLIMITED, 20_014)),
                Arguments.of("less", SampleOrders.units("m-1", SampleOrders.UNLIMITED, 19_994)),
                Arguments.of("currency", SampleOrders.currency("m-1", SampleOrders.UNLIMITED, 20_000)),
                Arguments.of("another key", SampleOrders.units("m-1", SampleOrders.NEXT_REVISION, 20_000)),
                Arguments.of("another meter", SampleOrders.at(SampleOrders.OTHER_METER, CREDIT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherOrders")
    void aTokenForSomethingElseIsFoundOut(String name, Order other) {
        assertThatThrownBy(() -> TokenCheck.check(CREDIT, SampleOrders.honest(other, TID)))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("asked: " + CREDIT);
    }

    @Test
    void currencyOfAnotherAmountIsFoundOut() {
        Order other = SampleOrders.currency("m-1", SampleOrders.UNLIMITED, 600_000);

        assertWrong(CURRENCY, SampleOrders.honest(other, TID), "what was asked for; it reads");
    }

    @Test
    void aTokenTooManyOrTooFewIsFoundOut() {
        List<Token> two = new ArrayList<>(SampleOrders.honest(CREDIT, TID));
        two.addAll(SampleOrders.honest(CREDIT, TID + 1));

        assertWrong(CREDIT, two, "0 key-change tokens and one of credit");
        assertWrong(CREDIT, List.of(), "0 key-change tokens and one of credit");
    }

    @Test
    void keyChangeTokensThatAreMissingOrOutOfOrderAreFoundOut() {
        Order order = SampleOrders.keyChange("m-1", Optional.of(0));
        List<Token> honest = SampleOrders.honest(order, TID);
        List<Token> swapped = new ArrayList<>(honest);
        Collections.swap(swapped, 0, 1);

        assertWrong(order, honest.subList(2, 3), "as token 1");
        assertWrong(order, honest.subList(0, 1), "as token 2");
        assertWrong(order, swapped, "as token 1");
    }

    @Test
    void creditThatWasNotAskedForIsFoundOut() {
        Order alone = SampleOrders.keyChange("m-1", Optional.empty());
        List<Token> withCredit = SampleOrders.honest(SampleOrders.keyChange("m-1", Optional.of(0)), TID);

        assertWrong(alone, withCredit, "2 key-change tokens and nothing else");
    }

    private static Arguments wrong(String name, Consumer<Token> change, String expected) {
        return Arguments.of(name, change, expected);
    }

    private static void assertWrong(Order order, List<Token> tokens, String text) {
        assertThatThrownBy(() -> TokenCheck.check(order, tokens))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageStartingWith("tokens are not what was asked for")
                .hasMessageContaining(text);
    }
}
