package io.ptoken.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is typed twice is kept once, or not at all. */
class PromptTest {

    private final List<char[]> typed = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    private Prompt typing(String... lines) {
        return new Prompt() {
            @Override
            public char[] secret(String question) {
                asked.add(question);
                if (typed.size() == lines.length) {
                    throw new IllegalStateException("the input ended");
                }
                char[] line = Objects.requireNonNull(lines[typed.size()]).toCharArray();
                typed.add(line);
                return line;
            }

            @Override
            public boolean confirm(String question) {
                return false;
            }

            @Override
            public boolean word(String question, String word) {
                return false;
            }

            @Override
            public Optional<String> answer(String question) {
                return Optional.empty();
            }
        };
    }

    @Test
    void theSecondEntryIsZeroisedAndTheFirstOneReturned() {
        assertThat(typing("secret", "secret").secretTwice("Password", "Password, again"))
                .hasValueSatisfying(entry -> assertThat(entry).containsExactly("secret".toCharArray()));
        assertThat(typed.get(1)).containsOnly('\0');
        assertThat(asked).containsExactly("Password", "Password, again");
    }

    @Test
    void bothAreZeroisedWhenTheyDiffer() {
        assertThat(typing("secret", "sekret").secretTwice("Password", "Password, again"))
                .isEmpty();
        assertThat(typed).hasSize(2).allSatisfy(entry -> assertThat(entry).containsOnly('\0'));
    }

    @Test
    void theFirstIsZeroisedWhenTheInputEndsBeforeTheSecond() {
        assertThatIllegalStateException().isThrownBy(() -> typing("secret").secretTwice("Password", "Password, again"));
        assertThat(typed).hasSize(1).allSatisfy(entry -> assertThat(entry).containsOnly('\0'));
    }
}
