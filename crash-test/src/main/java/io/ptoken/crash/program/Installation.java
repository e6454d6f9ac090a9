package io.ptoken.crash.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.LongKeyCheckValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A fresh installation with test keys, worked on by the packaged program alone.
 *
 * @param program how to run it
 * @param keys its vending keys
 */
public record Installation(ProgramFiles program, List<TestKey> keys) {

    public static final String USER = "vending";
    public static final String PASSWORD = "correct horse battery staple";

    /** For servers that live for seconds, too short for the optimising compiler. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    public static final String PASSWORD_VARIABLE = "CRASH_PASSWORD";
    private static final KeyCheckValueMethod CHECK_VALUES =
            KeyCheckValueMethod.standard(LongKeyCheckValue.KEY_LOAD_PROFILE);

    /** Names the files of an installation in {@code directory}; nothing is made. */
    public static ProgramFiles files(Path distribution, Path directory, Random random) {
        byte[] moduleKey = new byte[32];
        random.nextBytes(moduleKey);
        return new ProgramFiles(
                distribution,
                directory,
                Map.of(
                        "PTOKEN_DATA",
                        data(directory).toString(),
                        "PTOKEN_KEY_FILE",
                        ownerOnly(directory.resolve("module.key"), moduleKey).toString(),
                        "JAVA_OPTS",
                        QUICK_START,
                        PASSWORD_VARIABLE,
                        PASSWORD));
    }

    /** Where the data of an installation in {@code directory} is. */
    public static Path data(Path directory) {
        return directory.resolve("data");
    }

    /**
     * Makes it: {@code init}, then one {@code vk load} for each key.
     *
     * @param database URL of an empty PostgreSQL database to use instead of SQLite
     */
    public static Installation make(ProgramFiles files, List<TestKey> keys, Optional<String> database) {
        ProgramFiles program = files.with(database.isPresent() ? Map.of("PTOKEN_STORE_PASSWORD", "any") : Map.of());
        List<List<String>> commands = new ArrayList<>();
        List<String> init = List.of(
                "init",
                "--user=" + USER,
                "--password-env=" + PASSWORD_VARIABLE,
                "--currency-scale=HUNDRED_THOUSANDTHS");
        if (database.isPresent()) {
            require(program.run(init.toArray(String[]::new)), "init");
            moveTo(database.get(), program);
            commands.add(List.of(
                    "user",
                    "add",
                    USER,
                    "--role=ptoken-api",
                    "--role=ptoken-issue-any",
                    "--password-env=" + PASSWORD_VARIABLE));
        } else {
            commands.add(init);
        }
        Map<String, String> loaded = new HashMap<>();
        keys.forEach(key -> {
            commands.add(loading(key));
            loaded.put(variable(key), key.hex());
        });
        requireAll(program.with(loaded), commands);
        return new Installation(program, keys);
    }

    /** From now on the store is a PostgreSQL database, in which there is no account yet. */
    private static void moveTo(String url, ProgramFiles program) {
        Path configuration = data(program.directory()).resolve("ptoken.yaml");
        try {
            String text = Files.readString(configuration);
            Files.writeString(
                    configuration,
                    text.replace("kind: SQLITE", "kind: POSTGRESQL").replace("url: \"\"", "url: \"" + url + "\""));
            Files.delete(data(program.directory()).resolve("ptoken.db"));
        } catch (IOException e) {
            throw new SetupFailure("cannot configure the store in " + configuration, e);
        }
    }

    /** {@code ptoken vk load}. */
    public Ended load(ProgramFiles with, TestKey key) {
        return with.with(Map.of(variable(key), key.hex())).run(loading(key).toArray(String[]::new));
    }

    private static List<String> loading(TestKey key) {
        List<String> arguments = new ArrayList<>(List.of(
                "vk",
                "load",
                "--sgc=" + key.sgc(),
                "--krn=" + key.krn(),
                "--env=" + variable(key),
                "--env=" + variable(key),
                "--kcv=" + kcv(key)));
        key.unitLimit().ifPresent(limit -> arguments.add("--ulm=" + hex8(limit)));
        key.currencyLimit().ifPresent(limit -> arguments.add("--clm=" + hex8(limit)));
        return arguments;
    }

    /** The environment variable with the key. */
    private static String variable(TestKey key) {
        return "CRASH_KEY_" + key.sgc() + "_" + key.krn();
    }

    /** {@code ptoken user add}; one more account does no harm. */
    public Ended addUser(ProgramFiles with, String name) {
        return with.run("user", "add", name, "--role=ptoken-api", "--password-env=" + PASSWORD_VARIABLE);
    }

    /** The certificate of the server, PEM. */
    public Path certificate() {
        return data(program.directory()).resolve("tls").resolve("server-certificate.pem");
    }

    /**
     * What is left of every limit, by {@link TestKey#id}: ULM or CLM as {@code ptoken vk list --json} shows it.
     *
     * @throws BrokenPromise when the stopped installation cannot be read
     */
    public Map<String, Long> limitsLeft() {
        Ended list = program.run("vk", "list", "--json");
        if (!list.ok()) {
            throw new BrokenPromise("'ptoken vk list' fails: " + list.output());
        }
        try {
            Map<String, Long> left = new HashMap<>();
            for (JsonNode shown : new ObjectMapper().readTree(list.output()).path("keys")) {
                String id = Integer.parseInt(shown.get("sgc").asText()) + "/"
                        + shown.get("krn").asInt();
                keys.stream().filter(key -> key.id().equals(id)).findFirst().ifPresent(key -> {
                    String limit = key.unitLimit().isPresent() ? "ulm" : "clm";
                    left.put(id, Long.parseLong(shown.get(limit).asText(), 16));
                });
            }
            if (left.size() != keys.size()) {
                throw new BrokenPromise("vending keys are missing: " + list.output());
            }
            return left;
        } catch (JsonProcessingException | NumberFormatException e) {
            throw new BrokenPromise("'ptoken vk list --json' cannot be read: " + list.output(), e);
        }
    }

    public static void require(Ended ended, String command) {
        if (!ended.ok()) {
            throw new SetupFailure("'ptoken " + command + "' fails: " + ended.output());
        }
    }

    /** Runs commands in turn; none of them may fail. */
    public static List<Ended> requireAll(ProgramFiles program, List<List<String>> commands) {
        List<Ended> ended = program.runInTurn(commands);
        Ended last = ended.get(ended.size() - 1);
        require(last, String.join(" ", commands.get(ended.size() - 1)));
        return ended;
    }

    private static String kcv(TestKey key) {
        return CHECK_VALUES.of(HexFormat.of().parseHex(key.hex())).hex6();
    }

    private static String hex8(long limit) {
        return String.format(Locale.ROOT, "%08X", limit);
    }

    private static Path ownerOnly(Path file, byte[] content) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.write(file, content);
        } catch (IOException e) {
            throw new SetupFailure("cannot write " + file, e);
        }
    }
}
