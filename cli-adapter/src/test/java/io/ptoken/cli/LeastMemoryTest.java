package io.ptoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeastMemoryTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void isThereWithWhatTheSmallestSettingLeaves() {
        assertThat(LeastMemory.isMissing(112 * MEGABYTE)).isEmpty();
        assertThat(LeastMemory.isMissing(256 * MEGABYTE)).isEmpty();
    }

    @Test
    void isMissedWithWhatToDo() {
        assertThat(LeastMemory.isMissing(112 * MEGABYTE - 1))
                .contains(
                        "ptoken: Java may use 111 MB of memory here, which is too little: give it 128 MB or more (256 MB is"
                                + " plenty), as in JAVA_OPTS=-Xmx256m; nothing was done");
    }
}
