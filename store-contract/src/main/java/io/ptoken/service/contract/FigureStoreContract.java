package io.ptoken.service.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.CallFigures;
import io.ptoken.service.port.FigureStore;
import io.ptoken.service.port.FigureStore.Row;
import io.ptoken.service.port.FigureStore.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What calls came to, minute by minute and hour by hour. */
abstract class FigureStoreContract extends PortContract {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final CallFigures SOME =
            new CallFigures(3, 1, 2, List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L));

    @Test
    void nothingIsThereAtFirst() {
        assertThat(rows(Span.MINUTE)).isEmpty();
        assertThat(rows(Span.HOUR)).isEmpty();
    }

    @Test
    void whatIsAddedIsThereByTheMinuteAndByTheHourAfterARestart() {
        figures().add("a", NOON.plusSeconds(61), SOME);
        harness().restart();
        assertThat(rows(Span.MINUTE)).containsExactly(new Row(NOON.plusSeconds(60), "a", SOME));
        assertThat(rows(Span.HOUR)).containsExactly(new Row(NOON, "a", SOME));
    }

    @Test
    void whatComesToTheSameMinuteOrHourIsAddedUp() {
        figures().add("a", NOON, SOME);
        figures().add("a", NOON.plusSeconds(59), SOME);
        figures().add("a", NOON.plusSeconds(3_599), SOME);
        assertThat(rows(Span.MINUTE))
                .containsExactly(new Row(NOON, "a", SOME.plus(SOME)), new Row(NOON.plusSeconds(3_540), "a", SOME));
        assertThat(rows(Span.HOUR))
                .containsExactly(new Row(NOON, "a", SOME.plus(SOME).plus(SOME)));
    }

    @Test
    void eachNodeHasItsOwnInOrder() {
        figures().add("b", NOON, SOME);
        harness().another().figures().add("a", NOON, SOME);
        figures().add("a", NOON.minusSeconds(1), SOME);
        assertThat(rows(Span.MINUTE))
                .containsExactly(
                        new Row(NOON.minusSeconds(60), "a", SOME), new Row(NOON, "a", SOME), new Row(NOON, "b", SOME));
    }

    @Test
    void aTimeIsFromItsFirstMomentAndBeforeItsLast() {
        figures().add("a", NOON, SOME);
        figures().add("a", NOON.plusSeconds(60), SOME);
        assertThat(figures().rows(Span.MINUTE, NOON, NOON.plusSeconds(60))).containsExactly(new Row(NOON, "a", SOME));
    }

    @Test
    void whatIsOldIsRemovedOfOneKindAlone() {
        figures().add("a", NOON, SOME);
        figures().add("b", NOON.plusSeconds(60), SOME);
        figures().trim(Span.MINUTE, NOON.plusSeconds(60));
        assertThat(rows(Span.MINUTE)).containsExactly(new Row(NOON.plusSeconds(60), "b", SOME));
        assertThat(rows(Span.HOUR)).hasSize(2);
        figures().trim(Span.HOUR, NOON.plusSeconds(1));
        assertThat(rows(Span.HOUR)).isEmpty();
    }

    private List<Row> rows(Span span) {
        return figures().rows(span, Instant.EPOCH, LATER);
    }

    private FigureStore figures() {
        return store().figures();
    }
}
