package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.service.operate.call.WatchCalls.ModuleTold;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;
import io.ptoken.service.operate.call.WatchCalls.Unknown;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeTextTest {

    @Test
    void thereAreNoneOnlyWhenEverythingIsKnown() {
        NoticeList all = notices(false, Optional.empty());

        assertThat(NoticeText.lines(all, false)).containsExactly("No notices.");
        assertThat(NoticeText.unknown(all)).isEmpty();
        assertThat(NoticeText.exitCode(all)).isEqualTo(ExitCode.OK);
    }

    @Test
    void aDiskThatIsNotKnownIsSaid() {
        NoticeList some = notices(true, Optional.empty());

        assertThat(some.unknown().isNothing()).isFalse();
        assertThat(NoticeText.lines(some, false))
                .containsExactly("No notices of security modules and store. Whether the disk has room is not known.");
        assertThat(NoticeText.unknown(some))
                .containsExactly("Not known: how much room the disk has; the system does not tell.");
        assertThat(NoticeText.exitCode(some)).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void everyPartThatIsNotKnownIsSaid() {
        NoticeList little = notices(true, Optional.of("somebody has them"));

        assertThat(NoticeText.unknown(little))
                .containsExactly(
                        "Not known: what the security modules tell, because somebody has them. If that is a server, its"
                                + " getStatus tells.",
                        "Not known: how much room the disk has; the system does not tell.");
    }

    @Test
    void whatIsOldSaysSo() {
        NoticeList fresh = notices(false, Optional.empty());
        assertThat(NoticeText.age(fresh, TestSurroundings.NOW.plusMillis(999))).isEmpty();
        assertThat(NoticeText.age(fresh, TestSurroundings.NOW.plusSeconds(9)))
                .containsExactly("Seen 9 s ago, at 2026-11-23T10:00:00Z; --refresh looks again.");

        NoticeList pool = new NoticeList(
                List.of(),
                TestSurroundings.NOW,
                List.of(
                        new ModuleTold("a", Optional.of(TestSurroundings.NOW.minusSeconds(60))),
                        new ModuleTold("b", Optional.of(TestSurroundings.NOW.minusSeconds(61))),
                        new ModuleTold("c", Optional.empty())),
                fresh.unknown());
        assertThat(NoticeText.age(pool, TestSurroundings.NOW))
                .containsExactly("The security module b last told 61 s ago, at 2026-11-23T09:58:59Z.");
    }

    private static NoticeList notices(boolean diskUnknown, Optional<String> moduleUnknown) {
        return new NoticeList(
                List.of(), TestSurroundings.NOW, List.of(), new Unknown(moduleUnknown, Optional.empty(), diskUnknown));
    }
}
