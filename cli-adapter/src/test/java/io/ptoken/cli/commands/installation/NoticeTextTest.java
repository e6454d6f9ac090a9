package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.node.operate.Inspection;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.notice.NoticeReport;
import io.ptoken.service.operate.notice.facts.Finding;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.StoreDoubts;
import io.ptoken.service.operate.preference.PreferenceService;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NoticeTextTest {

    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    @Test
    void thereAreNoneOnlyWhenEverythingIsKnown() {
        Inspection all = inspection(OptionalLong.of(1), Optional.empty());

        assertThat(NoticeText.lines(all, false)).containsExactly("No notices.");
        assertThat(NoticeText.unknown(all)).isEmpty();
        assertThat(NoticeText.exitCode(all)).isEqualTo(ExitCode.OK);
    }

    @Test
    void aDiskThatIsNotKnownIsSaid() {
        Inspection some = inspection(UNKNOWN, Optional.empty());

        assertThat(some.isComplete()).isFalse();
        assertThat(NoticeText.lines(some, false))
                .containsExactly("No notices of security modules and store. Whether the disk has room is not known.");
        assertThat(NoticeText.unknown(some))
                .containsExactly("Not known: how much room the disk has; the system does not tell.");
        assertThat(NoticeText.exitCode(some)).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void everyPartThatIsNotKnownIsSaid() {
        Inspection little = inspection(UNKNOWN, Optional.of("somebody has them"));

        assertThat(NoticeText.unknown(little))
                .containsExactly(
                        "Not known: what the security modules tell, because somebody has them. If that is a server, its"
                                + " getStatus tells.",
                        "Not known: how much room the disk has; the system does not tell.");
    }

    private static Inspection inspection(OptionalLong freeBytes, Optional<String> moduleUnknown) {
        Clock clock = Clock.fixed(TestSurroundings.NOW, ZoneOffset.UTC);
        NoticeFacts facts = new NoticeFacts(
                TestSurroundings.NOW,
                new PreferenceService(new InMemoryStore().preferences(), clock).values(),
                Finding.nothing(),
                List.of(),
                Finding.nothing(),
                Optional.empty(),
                freeBytes,
                StoreDoubts.NONE,
                List.of());
        return new Inspection(new NoticeReport(List.of(), facts), moduleUnknown, Optional.empty());
    }
}
