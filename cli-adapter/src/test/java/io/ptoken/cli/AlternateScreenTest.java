package io.ptoken.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.cli.console.Screen;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AlternateScreenTest {

    private static final String ENTERED = "\u001b[?1049h\u001b[H\u001b[2J";
    private static final String LEFT = "\u001b[H\u001b[2J\u001b[?1049l";

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final List<Thread> onEnd = new ArrayList<>();
    private final List<String> suspend = new ArrayList<>();
    private final AlternateScreen page = AlternateScreen.open(
            terminal,
            new Screen(OptionalInt.of(40), OptionalInt.empty()),
            new AlternateScreen.Ends(onEnd::add, onEnd::remove, this::suspendOff));

    private Runnable suspendOff() {
        suspend.add("off before " + shown().length());
        return () -> suspend.add("on after " + shown());
    }

    @Test
    void cannotBeSuspendedWhileItStands() {
        assertThat(suspend).containsExactly("off before 0");

        page.close();
        page.close();

        assertThat(suspend).containsExactly("off before 0", "on after " + ENTERED + LEFT);
    }

    @Test
    void isEnteredAndErasedBeforeItIsLeft() {
        page.line("Component 1");
        page.secret("part 1  ", "0123 4567".toCharArray());
        page.close();

        assertThat(shown()).isEqualTo(ENTERED + "Component 1\npart 1  0123 4567\n" + LEFT);
        assertThat(onEnd).isEmpty();
    }

    @Test
    void isErasedWhenTheProcessIsEnded() throws InterruptedException {
        page.secret("part 1  ", "0123 4567".toCharArray());

        Thread end = onEnd.get(0);
        end.start();
        end.join();

        assertThat(shown()).endsWith(LEFT);
    }

    @Test
    void showsNothingAfterItsEndAndEndsOnce() {
        page.close();

        assertThatThrownBy(() -> page.secret("part 1  ", "0123 4567".toCharArray()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the page is closed");
        page.close();
        assertThat(shown()).isEqualTo(ENTERED + LEFT);
    }

    @Test
    void breaksLinesWhereTheTerminalEnds() {
        page.line("A line that is longer than the forty columns of this terminal");

        assertThat(shown().substring(ENTERED.length()).lines()).hasSize(2).allMatch(line -> line.length() < 40);
    }

    private String shown() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
