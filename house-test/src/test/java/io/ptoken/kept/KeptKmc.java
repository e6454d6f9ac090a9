package io.ptoken.kept;

import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A simulated KMC that a kept installation knows, and how far an exchange with it has come.
 *
 * @param commands on the installation
 * @param name of the KMC and of its files
 * @param time of all that is done
 */
record KeptKmc(KeptCommands commands, String name, Instant time) {

    private static final Pattern REGISTERED = Pattern.compile("Registered the module ([^,]+),");

    /** Makes it, with a key for each group, and imports its public key. */
    static KeptKmc known(KeptCommands commands, String name, Instant time, String... groups) {
        KeptKmc kmc = new KeptKmc(commands, name, time);
        commands.ok(time, "kmc-sim", "create", "--sim", kmc.sim(), "--name", "Test " + name, "--serial", name);
        String registered = commands.ok(
                time,
                "kmc-sim",
                "register",
                commands.file("module.smpub.txt").toString(),
                "--anchor",
                commands.file("module.anchor.txt").toString(),
                "--sim",
                kmc.sim());
        Matcher module = REGISTERED.matcher(registered);
        if (!module.find()) {
            throw new IllegalStateException(registered);
        }
        for (String group : groups) {
            commands.ok(time, "kmc-sim", "key", group, "--name", "Town " + group, "--sim", kmc.sim());
            commands.ok(
                    time,
                    "kmc-sim",
                    "authorise",
                    group,
                    "--module",
                    module.group(1),
                    "--ulm",
                    "000186A0",
                    "--clm",
                    "00002710",
                    "--sim",
                    kmc.sim());
        }
        commands.ok(
                time,
                "kmc",
                "import",
                kmc.sim() + "/kmc.kmcpub.txt",
                "--trust",
                kmc.sim() + "/kmc.anchor.txt",
                "--yes");
        return kmc;
    }

    /** PENDING: a request is out; its answer is in a file that nobody has uploaded. */
    KeptKmc pending() {
        ask("request", "--out", requestFile());
        commands.ok(time, "kmc-sim", "answer", requestFile(), "--out", answer().toString(), "--sim", sim());
        return this;
    }

    /** LOADING: the answer was taken. */
    KeptKmc loading() {
        pending();
        commands.ok(time, "kmc", "upload", answer().toString(), "--module", KeptLife.SOFTWARE, "--yes");
        return this;
    }

    /** LOADING, with some keys loaded. */
    KeptKmc loaded(String... numbers) {
        for (String number : numbers) {
            ask("load", number);
        }
        return this;
    }

    /** ACTIVE: every key was loaded. */
    KeptKmc active() {
        loading();
        ask("load-all");
        return this;
    }

    Path answer() {
        return commands.file(name + ".klf.txt");
    }

    private String requestFile() {
        return commands.file(name + ".request.txt").toString();
    }

    private String sim() {
        return commands.file(name).toString();
    }

    private void ask(String... words) {
        String[] arguments = new String[words.length + 5];
        arguments[0] = "kmc";
        System.arraycopy(words, 0, arguments, 1, words.length);
        arguments[words.length + 1] = "--kmc";
        arguments[words.length + 2] = name;
        arguments[words.length + 3] = "--module";
        arguments[words.length + 4] = KeptLife.SOFTWARE;
        commands.ok(time, arguments);
    }
}
