package io.ptoken.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule of the code and how it is taken out.
 *
 * @param name what holds while the rule is there, as a sentence
 * @param module where the source is
 * @param type class whose source holds the rule
 * @param find consecutive lines of it, without indentation; they stand there once
 * @param put what stands there instead; may be none
 * @param testModule where the tests are
 * @param tests classes, at least one of which must fail then
 */
record Rule(
        String name,
        String module,
        String type,
        List<String> find,
        List<String> put,
        String testModule,
        List<String> tests) {

    Rule {
        find = List.copyOf(find);
        put = List.copyOf(put);
        tests = List.copyOf(tests);
    }

    /** The source file, below the folder of the whole project. */
    Path source(Path root) {
        return root.resolve(module).resolve("src/main/java").resolve(type.replace('.', '/') + ".java");
    }

    /** The source file of a test. */
    Path testSource(Path root, String test) {
        return root.resolve(testModule).resolve("src/test/java").resolve(test.replace('.', '/') + ".java");
    }

    /**
     * The source without the rule.
     *
     * @throws IllegalStateException when the lines do not stand there exactly once
     */
    String withoutIt(Path root) throws IOException {
        List<String> lines = Files.readAllLines(source(root));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i + find.size() <= lines.size(); i++) {
            if (lines.subList(i, i + find.size()).stream()
                    .map(String::strip)
                    .toList()
                    .equals(find)) {
                places.add(i);
            }
        }
        if (places.size() != 1) {
            throw new IllegalStateException(
                    "'" + name + "': its lines stand " + places.size() + " times in " + type + ", expected once");
        }
        List<String> changed = new ArrayList<>(lines.subList(0, places.get(0)));
        changed.addAll(put);
        changed.addAll(lines.subList(places.get(0) + find.size(), lines.size()));
        return String.join("\n", changed) + "\n";
    }

    @Override
    public String toString() {
        return name;
    }
}
