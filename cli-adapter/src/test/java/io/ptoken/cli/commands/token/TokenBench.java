package io.ptoken.cli.commands.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An installation with KRN 1 and 2 of SGC 123457, at which tokens are issued by hand. */
public final class TokenBench {

    /** The meter of the worked example of operating requirements section 8. */
    public static final List<String> METER = List.of("--drn", "600727000000000009", "--sgc", "123457", "--krn", "1");

    /** Of KRN 2: the same words as the test key in another order. */
    public static final String SECOND_KEY = "949494949494949401234567ABABABABABABABAB";

    /** TID of the time at which every test takes place, in minutes since 2014. */
    static final int TID_NOW = 6_781_560;

    final TestInstallation installation;
    final InMemoryStore store = new InMemoryStore();

    TokenBench(Path directory) {
        installation = TestInstallation.made(directory);
        assertThat(installation.loadKey("--sgc", "123457", "--krn", "1").exitCode())
                .isZero();
        CommandRun second = installation
                .surroundings()
                .typing(SECOND_KEY, SECOND_KEY, "y")
                .run("vk", "load", "--sgc", "123457", "--krn", "2");
        assertThat(second.exitCode()).isZero();
    }

    /** Runs {@code ptoken token} with these arguments. */
    CommandRun run(String command, List<String> meter, String... more) {
        List<String> arguments = new ArrayList<>(List.of("token", command));
        arguments.addAll(meter);
        arguments.addAll(List.of(more));
        return installation.surroundings().store(store).run(arguments.toArray(String[]::new));
    }

    /** A command that has to succeed; its JSON. */
    JsonNode json(String command, List<String> meter, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--json");
        CommandRun run = run(command, meter, arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return parse(run.out());
    }

    public static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /** What to do about a key that is not loaded. */
    private static final String NEXT =
            "; 'ptoken vk list' shows the keys there are; 'ptoken vk load' or 'ptoken kmc' loads another";

    /** A command that has to be refused with this code and text, in the audit log as well, and to use no identifier up. */
    void refused(String code, String text, String command, List<String> meter, String... more) {
        CommandRun run = run(command, meter, more);
        assertThat(run.err())
                .isEqualTo("ptoken: " + code + ": "
                        + shown(
                                text,
                                command,
                                Stream.concat(meter.stream(), Stream.of(more)).toList())
                        + (code.equals("EKeystore.NotFound") ? NEXT : "") + "\n");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(calls()).last().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(code);
            assertThat(entry.detail()).isEqualTo(text);
            assertThat(entry.origin()).isEqualTo("local: root");
        });
        assertNothingWasIssued();
    }

    /** At the terminal a parameter of the API has the name under which it was typed. */
    private static String shown(String text, String command, List<String> typed) {
        Map<String, String> names = Map.ofEntries(
                Map.entry("drn", "--drn"),
                Map.entry("sgc", "--sgc"),
                Map.entry("krn", "--krn"),
                Map.entry("ea", "--ea"),
                Map.entry("ti", "--ti"),
                Map.entry("ken", "--ken"),
                Map.entry("toTi", "--to-ti"),
                Map.entry("toSgc", "--to-sgc"),
                Map.entry("subclass", "--subclass"),
                Map.entry("transferAmount", command.equals("credit") ? "--amount" : "--value"),
                Map.entry("index", typed.contains("--flag") ? "--flag" : "--control"),
                Map.entry("value", "--value"),
                Map.entry("control", "--control"),
                Map.entry("mfrcode", "--manufacturer"),
                Map.entry("messageId", "--message-id"),
                Map.entry("tokenDec", "DIGITS"));
        return names.entrySet().stream()
                .reduce(
                        text,
                        (shown, name) -> shown.replace("Parameter '" + name.getKey() + "'", name.getValue()),
                        (one, other) -> other);
    }

    /** The next token has the first identifier of this minute. */
    void assertNothingWasIssued() {
        assertThat(json("credit", METER, "--amount", "1", "--unit", "hWh")
                        .at("/tokens/0/tid")
                        .asInt())
                .isEqualTo(TID_NOW);
    }

    /** The calls in the audit log, without sessions and accounts. */
    List<AuditEntry> calls() {
        return store.auditLog().page(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), 0, 1000).stream()
                .map(AuditRow::entry)
                .filter(entry ->
                        !entry.action().startsWith("sign") && !entry.action().startsWith("user."))
                .toList();
    }
}
