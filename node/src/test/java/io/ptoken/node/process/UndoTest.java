package io.ptoken.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {

    private final List<String> done = new ArrayList<>();
    private final Undo undo = new Undo();

    @Test
    void givesBackLastFirstAndOnce() {
        undo.with(() -> done.add("first"));
        undo.with(() -> done.add("second"));

        undo.close();
        undo.close();

        assertThat(done).containsExactly("second", "first");
        assertThat(undo.isDone()).isTrue();
    }

    @Test
    void givesBackTheRestWhenAStepFails() {
        undo.with(() -> done.add("first"));
        undo.with(() -> {
            throw new CommandFailure("no");
        });

        assertThatThrownBy(undo::close).isInstanceOf(CommandFailure.class);
        assertThat(done).containsExactly("first");
    }

    @Test
    void tellsEachFailure() {
        undo.with(() -> {
            throw new CommandFailure("second");
        });
        undo.with(() -> {
            throw new CommandFailure("first");
        });

        assertThatThrownBy(undo::close)
                .hasMessage("first")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .singleElement()
                        .satisfies(second -> assertThat(second).hasMessage("second")));
    }

    @Test
    void givesNothingBackWhenAllWentWell() {
        undo.with(() -> done.add("first"));

        undo.nothing();
        undo.close();

        assertThat(done).isEmpty();
    }
}
