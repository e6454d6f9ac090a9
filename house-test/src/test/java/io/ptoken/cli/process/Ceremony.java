package io.ptoken.cli.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People before a pseudo-terminal at which the packaged program runs, and everything that the terminal got. */
final class Ceremony {

    private static final Path TERMINAL = Path.of("src/test/resources/process/ceremony.py");

    private static final Pattern PAGE = Pattern.compile(
            "\u001b\\[\\?1049h\u001b\\[H\u001b\\[2J(.*?)\u001b\\[H\u001b\\[2J\u001b\\[\\?1049l", Pattern.DOTALL);

    private static final Pattern PART = Pattern.compile("Component part [12]   ([0-9A-F ]{19})\n");

    private final Map<String, String> environment = new HashMap<>(Map.of("NO_COLOR", "1"));
    private final List<List<String>> steps = new ArrayList<>();

    /** @param installation variables that name it */
    Ceremony(Map<String, String> installation) {
        environment.putAll(installation);
    }

    /** Types an answer, and Enter, when a question appears; {@code SIGTERM} and its like are signals. */
    Ceremony answer(String question, String answer) {
        steps.add(List.of(question, answer));
        return this;
    }

    /** Types an answer as above, after all objects of the program were written to a file. */
    Ceremony dump(String question, String answer, Path file) {
        steps.add(List.of(question, answer, file.toString()));
        return this;
    }

    /** A custodian, who types a component. */
    Ceremony enter(int number, List<String> parts, String confirmed) {
        alone(number);
        for (int part = 0; part < parts.size(); part++) {
            answer("Component part " + (part + 1) + ", 16 hex digits: ", parts.get(part));
        }
        return answer("on your sheet? [y/N] ", confirmed);
    }

    /** A custodian, who writes down a component. */
    Ceremony write(int number) {
        return alone(number).answer("on their sheet? [y/N] ", "y");
    }

    /** A custodian comes. */
    Ceremony alone(int number) {
        return answer(
                number == 1
                        ? "Is custodian 1 alone at the screen? [y/N] "
                        : "custodian " + number + " alone at the screen? [y/N] ",
                "y");
    }

    /**
     * What the terminal got.
     *
     * @param exitCode 128 and the number of the signal that ended it
     * @param stream all of it, its line ends without carriage return
     */
    record Recording(int exitCode, String stream) {

        /** What stood on each page of the alternate screen. */
        List<String> pages() {
            return PAGE.matcher(stream).results().map(page -> page.group(1)).toList();
        }

        /** What stays on the terminal: everything but those pages. */
        String rest() {
            return PAGE.matcher(stream).replaceAll("");
        }

        /** The components that were shown, each as its parts. */
        List<List<String>> components() {
            List<List<String>> components = new ArrayList<>();
            for (Matcher page = PAGE.matcher(stream); page.find(); ) {
                List<String> parts = PART.matcher(page.group(1))
                        .results()
                        .map(part -> part.group(1).replace(" ", ""))
                        .toList();
                if (!parts.isEmpty()) {
                    components.add(parts);
                }
            }
            return components;
        }
    }

    /** Runs a command. */
    Recording run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "python3",
                TERMINAL.toAbsolutePath().toString(),
                Program.distribution()
                        .resolve("bin")
                        .resolve("ptoken")
                        .toAbsolutePath()
                        .toString()));
        command.addAll(List.of(arguments));
        environment.put("CEREMONY", json());
        try (Program program = Program.start(command, environment, Path.of("target"))) {
            Program.Ended ended = program.end();
            return new Recording(ended.exitCode(), ended.out());
        }
    }

    private String json() {
        try {
            return new ObjectMapper().writeValueAsString(steps);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
