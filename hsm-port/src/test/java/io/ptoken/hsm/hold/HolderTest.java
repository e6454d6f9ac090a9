package io.ptoken.hsm.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolderTest {

    private static final Holder SERVER =
            new Holder(4711, "ptoken serve", "till", Optional.of(Instant.parse("2026-11-30T04:00:00Z")));

    @Test
    void saysWhoItIsInAPartOfASentence() {
        assertThat(SERVER.describe())
                .isEqualTo("process 4711: 'ptoken serve' of user till, since 2026-11-30T04:00:00Z");
        assertThat(new Holder(1, "java", "root", Optional.empty()).describe())
                .isEqualTo("process 1: 'java' of user root");
    }

    @Test
    void isReadAsItWasWritten() {
        Holder young = new Holder(1, "java", "root", Optional.empty());

        assertThat(Holder.parse(SERVER.text())).contains(SERVER);
        assertThat(Holder.parse(young.text())).contains(young);
    }

    @Test
    void keepsTerminalsFromWhatOthersWrite() {
        Holder hostile = new Holder(1, "a\u001b[2Jb\nc", "u".repeat(200), Optional.empty());

        assertThat(hostile.command()).isEqualTo("a?[2Jb?c");
        assertThat(hostile.user()).hasSize(80);
        assertThat(Holder.parse("1\n\njane\n\u001b[2J\n").orElseThrow().command())
                .isEqualTo("?[2J");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1\n2\n", "x\n\nu\nc\n", "1\nyesterday\nu\nc\n", "1\n\nu\nc\nmore\n"})
    void takesNothingElseForAHolder(String text) {
        assertThat(Holder.parse(text)).isEmpty();
    }

    @Test
    void knowsThisProcess() {
        assertThat(Holder.ofThisProcess().pid())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(Holder.ofThisProcess().command()).startsWith("java");
    }
}
