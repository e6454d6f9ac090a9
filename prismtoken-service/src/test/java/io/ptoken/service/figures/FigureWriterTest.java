package io.ptoken.service.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.api.ApiMethod;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.observe.CallObserver;
import io.ptoken.service.observe.TokenKind;
import io.ptoken.service.port.CallFigures;
import io.ptoken.service.port.FigureStore;
import io.ptoken.service.port.FigureStore.Row;
import io.ptoken.service.port.FigureStore.Span;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FigureWriterTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final long MILLISECOND = 1_000_000;

    private final List<String> heard = new ArrayList<>();
    private final FigureCounter counter = new FigureCounter(new CallObserver() {
        @Override
        public void called(ApiMethod call, String outcome, long nanoseconds) {
            heard.add(call + " " + outcome + " " + nanoseconds);
        }

        @Override
        public void issued(TokenKind kind, int subclass) {
            heard.add(kind + " " + subclass);
        }
    });
    private final FlakyFigures store = new FlakyFigures(new InMemoryStore().figures());
    private Instant now = NOON.plusSeconds(30);
    private final FigureWriter writer = new FigureWriter(store, counter, "one:443", () -> now);

    @Test
    void countsCallsThatIssueAndTellsTheNextOneOfAll() {
        counter.called(ApiMethod.ISSUE_CREDIT, CallObserver.OK, 3 * MILLISECOND);
        counter.issued(TokenKind.CREDIT, 0);
        counter.called(ApiMethod.ISSUE_MSE, "EParamRange", MILLISECOND);
        counter.called(ApiMethod.ISSUE_KEY_CHANGE, "ESm", 6_000 * MILLISECOND);
        counter.called(ApiMethod.ISSUE_CREDIT, "EService", MILLISECOND + 1);
        counter.called(ApiMethod.PING, "EService", 1);
        writer.end();

        CallFigures figures = minutes().get(0).figures();
        assertThat(figures)
                .isEqualTo(new CallFigures(1, 1, 2, List.of(1L, 1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L)));
        assertThat(figures.calls()).isEqualTo(4);
        assertThat(figures.within(50)).isEqualTo(OptionalLong.of(2));
        assertThat(figures.within(75)).isEqualTo(OptionalLong.of(5));
        assertThat(figures.within(99)).isEmpty();
        assertThat(CallFigures.NONE.within(50)).isEmpty();
        assertThat(heard).hasSize(6).endsWith("PING EService 1");
    }

    @Test
    void aMinuteIsWrittenOnceWhenItIsOverAndOnlyWhenThereWasACall() {
        sold();
        now = NOON.plusSeconds(59);
        writer.look();
        assertThat(minutes()).isEmpty();

        now = NOON.plusSeconds(60);
        writer.look();
        assertThat(minutes()).extracting(Row::begin).containsExactly(NOON);
        assertThat(minutes()).extracting(Row::node).containsExactly("one:443");

        now = NOON.plusSeconds(120);
        writer.look();
        assertThat(minutes()).hasSize(1);
        assertThat(store.writes).isEqualTo(1);
    }

    @Test
    void whatCannotBeWrittenWaits() {
        sold();
        store.broken = true;
        now = NOON.plusSeconds(60);
        writer.look();
        sold();
        now = NOON.plusSeconds(120);
        writer.look();
        store.broken = false;
        writer.end();

        assertThat(minutes()).extracting(Row::begin).containsExactly(NOON, NOON.plusSeconds(60));
    }

    @Test
    void whatIsOldGoes() {
        sold();
        now = NOON.plusSeconds(60);
        writer.look();
        now = NOON.plus(FigureWriter.MINUTES_KEPT).plusSeconds(60);
        writer.look();
        assertThat(minutes()).isEmpty();
        assertThat(store.rows(Span.HOUR, Instant.EPOCH, now)).hasSize(1);

        now = NOON.plus(FigureWriter.HOURS_KEPT).plus(Duration.ofMinutes(1));
        writer.look();
        assertThat(store.rows(Span.HOUR, Instant.EPOCH, now)).isEmpty();
    }

    private void sold() {
        counter.called(ApiMethod.ISSUE_CREDIT, CallObserver.OK, 1);
        counter.issued(TokenKind.CREDIT, 0);
    }

    private List<Row> minutes() {
        return store.rows(Span.MINUTE, Instant.EPOCH, now.plusSeconds(3600));
    }

    private static final class FlakyFigures implements FigureStore {

        private final FigureStore sound;
        private boolean broken;
        private int writes;

        FlakyFigures(FigureStore sound) {
            this.sound = sound;
        }

        @Override
        public void add(String node, Instant moment, CallFigures figures) {
            if (broken) {
                throw new StoreException(StoreException.Reason.UNAVAILABLE, "the store does not answer");
            }
            writes++;
            sound.add(node, moment, figures);
        }

        @Override
        public List<Row> rows(Span span, Instant from, Instant to) {
            return sound.rows(span, from, to);
        }

        @Override
        public void trim(Span span, Instant before) {
            sound.trim(span, before);
        }
    }
}
