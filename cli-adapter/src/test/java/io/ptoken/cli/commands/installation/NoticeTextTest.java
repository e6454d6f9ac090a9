package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.TestSurroundings;
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

    private static NoticeList notices(boolean diskUnknown, Optional<String> moduleUnknown) {
        return new NoticeList(
                List.of(), TestSurroundings.NOW, new Unknown(moduleUnknown, Optional.empty(), diskUnknown));
    }
}
