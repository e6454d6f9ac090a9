package io.ptoken.hsm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final CommandCode SALE = CommandCode.sm("VC");
    private static final CommandCode QUERY = CommandCode.sm("DI");

    @Test
    void aScriptIsFollowedLineByLine() {
        ScriptedFaults script =
                Faults.scripted().then(new Fault.AnswerLost()).thenNothing(1).then(new Fault.RequestLost());
        assertThat(script.next(SALE)).contains(new Fault.AnswerLost());
        assertThat(script.next(SALE)).isEmpty();
        assertThat(script.next(SALE)).contains(new Fault.RequestLost());
        assertThat(script.next(SALE)).isEmpty();
        assertThat(script.left()).isZero();
    }

    @Test
    void aLineForACommandWaitsForIt() {
        ScriptedFaults script = Faults.scripted().on(SALE, new Fault.AnswerLost(), new Fault.RequestLost());
        assertThat(script.next(QUERY)).isEmpty();
        assertThat(script.next(SALE)).contains(new Fault.AnswerLost());
        assertThat(script.next(QUERY)).isEmpty();
        assertThat(script.next(SALE)).contains(new Fault.RequestLost());
        assertThat(Faults.scripted().then(new Fault.AnswerLost()).only(SALE).next(QUERY))
                .isEmpty();
    }

    @Test
    void chanceIsTheSameForTheSameSeedAndAsOftenAsItSays() {
        List<Faults.Chance> chances = List.of(
                new Faults.Chance(0.25, new Fault.AnswerLost()), new Faults.Chance(0.5, new Fault.CheckSumWrong()));
        List<Optional<Fault>> drawn = draw(Faults.random(7, chances));
        assertThat(draw(Faults.random(7, chances))).isEqualTo(drawn);
        assertThat(draw(Faults.random(8, chances))).isNotEqualTo(drawn);
        assertThat(drawn.stream()
                        .filter(Optional.of(new Fault.AnswerLost())::equals)
                        .count())
                .isBetween(2_000L, 3_000L);
        assertThat(drawn.stream().filter(Optional::isEmpty).count()).isBetween(2_000L, 3_000L);
    }

    private static List<Optional<Fault>> draw(Faults faults) {
        List<Optional<Fault>> drawn = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            drawn.add(faults.next(SALE));
        }
        return drawn;
    }

    @Test
    void impossibleChancesAreRefused() {
        Fault fault = new Fault.AnswerLost();
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> Faults.random(1, List.of(new Faults.Chance(wrong, fault))))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("none below 0, sum at most 1");
        }
        assertThatThrownBy(() -> new Fault.AnswerSplit(1, Duration.ZERO))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("pieces: got '1', expected 2-100");
        assertThatThrownBy(() -> new Fault.ExtendedErrorAnswer("a~b")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Fault.ExtraByte(256)).isInstanceOf(InvalidValueException.class);
    }
}
