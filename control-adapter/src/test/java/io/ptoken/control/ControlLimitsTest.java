package io.ptoken.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ControlLimitsTest {

    @Test
    void asDocumented() {
        assertThat(ControlLimits.defaults())
                .isEqualTo(new ControlLimits(
                        64,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(5)));
    }

    @Test
    void outOfRangeIsRefused() {
        ControlLimits limits = ControlLimits.defaults();
        assertThatThrownBy(() -> limits.withCallers(0)).hasMessage("callers: got 0, expected 1 to 1024");
        assertThatThrownBy(() -> limits.withCallers(1025)).hasMessage("callers: got 1025, expected 1 to 1024");
        assertThatThrownBy(() -> limits.withQuestion(Duration.ZERO))
                .hasMessage("question: got PT0S, expected more than 0");
        assertThatThrownBy(() -> limits.withFarewell(Duration.ofSeconds(-1)))
                .hasMessage("farewell: got PT-1S, expected 0 or more");
    }

    @Test
    void questionsAndLabelsHaveText() {
        assertThatThrownBy(() -> Question.text(" ", "name")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Question.text("name", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DataLabel("", "text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Refusal.of("code", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Question.text("name", "name").require(Question.Kind.SECRET))
                .hasMessage("question: got one for text, expected secret");
    }
}
