package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.TestSurroundings;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.Modes;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;
import io.ptoken.service.operate.call.WatchCalls.Unknown;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class StatusWatchTest {

    private static final Clock CLOCK = Clock.fixed(TestSurroundings.NOW, ZoneOffset.UTC);

    private final List<String> said = new ArrayList<>();

    @Test
    void showsBlocksWithATimeAndAServerThatGoesAwayAndComesBack() throws IOException {
        watch(
                false,
                List.of(Optional.of(status("one")), Optional.empty(), Optional.empty(), Optional.of(status("two"))));

        assertThat(said)
                .containsExactly(
                        "2026-11-23T10:00:00Z",
                        "one",
                        "",
                        "2026-11-23T10:00:00Z  The server is gone; waiting for it.",
                        "2026-11-23T10:00:00Z  The server is back.",
                        "two",
                        "");
    }

    @Test
    void drawsAnewOnATerminal() throws IOException {
        watch(true, List.of(Optional.of(status("one")), Optional.of(status("two"))));

        assertThat(said)
                .containsExactly(
                        "\u001b[H\u001b[2J2026-11-23T10:00:00Z", "one", "\u001b[H\u001b[2J2026-11-23T10:00:00Z", "two");
    }

    private void watch(boolean terminal, List<Optional<InstallationStatus>> looks) throws IOException {
        Queue<Optional<InstallationStatus>> left = new ArrayDeque<>(looks);
        new StatusWatch(left::remove, status -> List.of(status.installation()), said::add, terminal, CLOCK)
                .run(() -> !left.isEmpty());
    }

    private static InstallationStatus status(String name) {
        return new InstallationStatus(
                name,
                new Modes(InstallationMode.VENDING, InstallationMode.VENDING),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new NoticeList(
                        List.of(),
                        TestSurroundings.NOW,
                        List.of(),
                        new Unknown(Optional.empty(), Optional.empty(), false)));
    }
}
