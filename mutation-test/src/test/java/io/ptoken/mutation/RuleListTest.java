package io.ptoken.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of the list still stands in the code, and its tests are there: this much is checked in every build. */
class RuleListTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyRuleIsStillThere() {
        return RuleList.read().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
                    assertThat(rule.withoutIt(ROOT)).isNotEqualTo(Files.readString(rule.source(ROOT)));
                    assertThat(rule.tests())
                            .allSatisfy(test ->
                                    assertThat(rule.testSource(ROOT, test)).exists());
                }));
    }

    @Test
    void namesAreDistinct() {
        assertThat(RuleList.read()).extracting(Rule::name).doesNotHaveDuplicates();
    }

    @Test
    void aRuleIsTakenOutByItsLinesWhereverTheyAreIndented() throws IOException {
        Rule rule = RuleList.parse("""
                # a remark
                rule: doors are locked
                in: house io.Door
                find: if (open) {
                find: lock();
                put:  if (false) {
                put:
                test: house io.DoorTest io.LockTest
                """).get(0);
        Path source = rule.source(folder);
        Files.createDirectories(source.getParent());
        Files.writeString(source, "void leave() {\n    if (open) {\n        lock();\n    }\n}\n");

        assertThat(rule.withoutIt(folder)).isEqualTo("void leave() {\nif (false) {\n\n    }\n}\n");
        assertThat(rule.tests()).isEqualTo(List.of("io.DoorTest", "io.LockTest"));

        Files.writeString(source, "lock();\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> rule.withoutIt(folder))
                .withMessage("'doors are locked': its lines stand 0 times in io.Door, expected once");
    }
}
