package io.ptoken.sts.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.conformance.Result.Passed;
import io.ptoken.sts.conformance.Result.Skipped;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector of the library is a test named by its id. */
class VectorsTest {

    private static final ConformanceReport REPORT = OperationalTables.runner().runBuiltIn();

    static Stream<Arguments> vectors() {
        return REPORT.results().stream().map(result -> Arguments.of(result.id(), result));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void vector(String id, VectorResult result) {
        assertThat(id).isNotEmpty();
        if (result.result() instanceof Skipped skipped) {
            Assumptions.abort(skipped.reason());
        }
        assertThat(result.result()).as(result.line()).isEqualTo(new Passed());
    }

    @Test
    void noneIsLeftOut() {
        assertThat(REPORT.results())
                .hasSize(56 + 26 + 95 + 53 + 206 + 18 + 8 + 38 + 2 + 20 + 12 + 45 + 80 + 17 + 42 + (33 + 52 + 12 + 7));
        assertThat(REPORT.failed()).isZero();
    }

    @Test
    void onlyThoseThatNeedTheOperationalTablesAreSkipped() {
        ConformanceReport report = ConformanceRunner.withSampleTables().runBuiltIn();
        assertThat(report.failed()).isZero();
        assertThat(report.results())
                .filteredOn(result -> result.result() instanceof Skipped)
                .allSatisfy(result -> {
                    assertThat(result.result()).isEqualTo(new Skipped(TableSets.MISSING));
                    assertThat(result.file())
                            .isIn(
                                    "credit-tokens.json",
                                    "class2-tokens.json",
                                    "ditk-change.json",
                                    "key-change.json",
                                    "sta.json");
                });
    }
}
