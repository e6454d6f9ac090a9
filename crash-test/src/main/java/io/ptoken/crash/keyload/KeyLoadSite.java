package io.ptoken.crash.keyload;

import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Ended;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.ProgramFiles;
import io.ptoken.crash.program.SetupFailure;
import io.ptoken.crash.program.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * An installation, the KMC simulator it gets its keys from, and the directory in which files go to and fro. It is made once
 * and copied for every run.
 *
 * @param program how to run its commands
 * @param root directory with all of it
 */
record KeyLoadSite(ProgramFiles program, Path root) {

    /** Supply groups of the KMC; the n-th has n + 2 keys. */
    private static final List<Integer> GROUPS = List.of(400_003, 400_004, 400_005);

    private static final int FEWEST_KEYS = 3;

    /**
     * Makes it, up to a KMC that both sides trust and that has not registered the module yet.
     *
     * @param directory an empty directory for everything
     */
    static KeyLoadSite make(Path distribution, Path directory, Random random) {
        Path root = directory.resolve("site");
        ProgramFiles files = Installation.files(distribution, directory, random)
                .with(Map.of(
                        "PTOKEN_DATA", root.resolve("data").toString(),
                        "PTOKEN_KMC_SIM", root.resolve("kmc-sim").toString()));
        try {
            Files.createDirectories(root.resolve("mail"));
        } catch (IOException e) {
            throw new SetupFailure("cannot make " + root, e);
        }
        KeyLoadSite site = new KeyLoadSite(files, root);
        Path kmc = root.resolve("kmc-sim");
        List<String> create = new ArrayList<>(List.of("kmc-sim", "create"));
        for (int group = 0; group < GROUPS.size(); group++) {
            String key = "--key=" + GROUPS.get(group);
            IntStream.range(0, group + FEWEST_KEYS).forEach(i -> create.add(key));
        }
        Installation.requireAll(
                files,
                List.of(
                        List.of(
                                "init",
                                "--user=" + Installation.USER,
                                "--password-env=" + Installation.PASSWORD_VARIABLE),
                        List.of(
                                "kmc",
                                "module-key",
                                "--out=" + site.mail("module.txt"),
                                "--anchor=" + site.mail("anchor.txt")),
                        create,
                        List.of(
                                "kmc",
                                "import",
                                kmc.resolve("kmc.kmcpub.txt").toString(),
                                "--trust=" + kmc.resolve("kmc.anchor.txt"),
                                "--yes")));
        return site;
    }

    /** Puts a copy of another tree in place of everything. */
    void reset(Path tree) {
        try {
            Trees.delete(root);
            Trees.copy(tree, root);
        } catch (IOException e) {
            throw new SetupFailure("cannot copy " + tree, e);
        }
    }

    /** Copies everything to a directory that is not there yet. */
    void save(Path tree) {
        try {
            Trees.copy(root, tree);
        } catch (IOException e) {
            throw new SetupFailure("cannot copy " + root, e);
        }
    }

    /** Has the KMC register the module for one or more of its groups: 3 to 12 keys. */
    void register(Random random) {
        List<Integer> groups = new ArrayList<>(GROUPS);
        groups.removeIf(group -> random.nextBoolean());
        if (groups.isEmpty()) {
            groups.add(GROUPS.get(random.nextInt(GROUPS.size())));
        }
        List<String> command = new ArrayList<>(
                List.of("kmc-sim", "register", mail("module.txt").toString(), "--anchor=" + mail("anchor.txt")));
        groups.forEach(group -> command.add("--authorise=" + group));
        require(command.toArray(String[]::new));
    }

    /** A file that goes to or comes from the KMC. */
    Path mail(String name) {
        return root.resolve("mail").resolve(name);
    }

    /** Text of a file; empty when it is not there. */
    String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new SetupFailure("cannot read " + file, e);
        }
    }

    /** What a command that only looks prints. */
    String listing(String... command) {
        return output(program.run(command), List.of(command));
    }

    /** What commands that only look print, run in turn. */
    List<String> listings(List<List<String>> commands) {
        List<Ended> ended = program.runInTurn(commands);
        return IntStream.range(0, ended.size())
                .mapToObj(i -> output(ended.get(i), commands.get(i)))
                .toList();
    }

    private static String output(Ended ended, List<String> command) {
        if (!ended.ok()) {
            throw new BrokenPromise("'ptoken " + String.join(" ", command) + "' fails: " + ended.output());
        }
        return ended.output();
    }

    private void require(String... command) {
        Installation.require(program.run(command), String.join(" ", command));
    }
}
