package io.ptoken.service.operate.keyload;

import static io.ptoken.service.operate.keyload.Exchange.JANE;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.fixture.EveryArgument;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whoever embeds the loading of keys and passes null is told which argument it was. */
class KeyLoadArgumentsTest {

    @TestFactory
    Stream<DynamicTest> everyArgumentHasToBeGiven() {
        Exchange exchange = new Exchange(1);
        EveryArgument arguments = new EveryArgument()
                .usual(Actor.class, JANE)
                .usual(String.class, "x")
                .usual(KmcPublicKey.class, exchange.imported())
                .usual(KmcId.class, exchange.kmcId())
                .usual(KeyLoading.class, exchange.module)
                .usual(Optional.class, Optional.empty())
                .usual(SortedSet.class, new TreeSet<>())
                .usual(Consumer.class, outcome -> {});
        return Stream.of(
                        arguments.of(KmcKeys.class, exchange.kmcs),
                        arguments.of(LoadRequests.class, exchange.requests),
                        arguments.of(KeyLoadFiles.class, exchange.files),
                        arguments.of(LoadKeys.class, exchange.keys))
                .flatMap(tests -> tests);
    }
}
