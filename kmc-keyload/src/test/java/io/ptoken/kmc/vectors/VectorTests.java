package io.ptoken.kmc.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/** The vector files as tests named by file and step. */
public final class VectorTests {

    private VectorTests() {}

    /** kmc-01 and kmc-02 with a module: every step, those of host and KMC too. */
    public static Stream<DynamicContainer> exchanges(ModulePart.Maker maker) {
        return Stream.of(
                exchange(VectorFile.FIRST_LOAD, maker, List.of()),
                exchange(
                        VectorFile.REFRESH_EARLY_END,
                        maker,
                        VectorStep.of(
                                "kmc-02 before",
                                VectorFile.REFRESH_EARLY_END.json().required("before"))));
    }

    private static DynamicContainer exchange(VectorFile file, ModulePart.Maker maker, List<VectorStep> before) {
        JsonNode json = file.json();
        List<VectorStep> steps = new ArrayList<>(before);
        steps.addAll(VectorStep.of(place(file), json.required("steps")));
        return oneByOne(file.title(), new VectorPlayer(file, maker, json.required("module")), steps);
    }

    /** kmc-01 and kmc-02: the steps of host and KMC. */
    public static Stream<DynamicContainer> exchangesWithoutModule() {
        return Stream.of(VectorFile.FIRST_LOAD, VectorFile.REFRESH_EARLY_END).map(file -> {
            List<VectorStep> steps = new ArrayList<>();
            if (file.json().has("before")) {
                steps.addAll(VectorStep.of(place(file) + " before", file.json().required("before")));
            }
            steps.addAll(VectorStep.of(place(file), file.json().required("steps")));
            steps.removeIf(step -> !step.isOf("host", "kmc"));
            return oneByOne(file.title(), new VectorPlayer(file), steps);
        });
    }

    /** kmc-05: every sequence. */
    public static Stream<DynamicContainer> sequences(ModulePart.Maker maker) {
        VectorFile file = VectorFile.STATE_MACHINE;
        return file.list("sequences").map(sequence -> {
            String id = sequence.required("id").textValue();
            return oneByOne(
                    "kmc-05 " + id + ", " + sequence.required("title").textValue(),
                    new VectorPlayer(file, maker, sequence.required("module")),
                    VectorStep.of("kmc-05 " + id, sequence.required("steps")));
        });
    }

    /** kmc-04: the entries for a module. */
    public static Stream<DynamicTest> moduleEntries(ModulePart.Maker maker) {
        VectorFile file = VectorFile.NEGATIVE;
        JsonNode fixtures = file.json().required("fixtures");
        return entries("module")
                .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> {
                    JsonNode fixture = fixtures.required(entry.text("fixture"));
                    try (VectorPlayer player = new VectorPlayer(file, maker, fixture.required("module"))) {
                        player.playAll(VectorStep.of(entry.place() + " fixture", fixture.required("steps")));
                        player.play(entry);
                        player.assertView(entry.name(), fixture.required("view"));
                    }
                }));
    }

    /** kmc-04: the entries for host and KMC. */
    public static Stream<DynamicTest> entriesWithoutModule() {
        VectorFile file = VectorFile.NEGATIVE;
        JsonNode fixtures = file.json().required("fixtures");
        return entries("host", "kmc")
                .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> {
                    try (VectorPlayer player = new VectorPlayer(file)) {
                        player.playAll(VectorStep.of(
                                entry.place() + " fixture",
                                fixtures.required(entry.text("fixture")).required("steps")));
                        player.play(entry);
                    }
                }));
    }

    private static Stream<VectorStep> entries(String... parties) {
        return VectorFile.NEGATIVE
                .list("entries")
                .map(entry -> new VectorStep("kmc-04 " + entry.required("id").textValue(), entry))
                .filter(entry -> entry.isOf(parties));
    }

    private static String place(VectorFile file) {
        return file.title().substring(0, "kmc-01".length());
    }

    /** Each step needs those before it. */
    private static DynamicContainer oneByOne(String title, VectorPlayer player, List<VectorStep> steps) {
        Stream<DynamicTest> tests =
                steps.stream().map(step -> DynamicTest.dynamicTest(step.name(), () -> player.play(step)));
        return DynamicContainer.dynamicContainer(title, tests.onClose(player::close));
    }
}
