package io.ptoken.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.mutation.Workshop.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One rule at a time is missing, and a test must say so. {@code -Drules.only=PATTERN} takes those whose names it is found in. */
class RemovedRulesIT {

    @TestFactory
    Stream<DynamicTest> aTestNoticesThatThisDoesNotHoldAnyMore() throws IOException {
        Workshop workshop = new Workshop(Path.of(".."), Path.of("target", "rules"));
        Pattern only = Pattern.compile(System.getProperty("rules.only", ""));
        return RuleList.read().stream()
                .filter(rule -> only.matcher(rule.name()).find())
                .map(rule -> DynamicTest.dynamicTest(
                        rule.name(),
                        () -> assertThat(workshop.without(rule))
                                .as("tests of '%s' without that rule", rule)
                                .isNotIn(Outcome.ALL_PASSED, Outcome.NONE_RAN)));
    }
}
