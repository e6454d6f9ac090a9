package io.ptoken.cli.commands.kmcsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.kmcsim.ModuleAtHome;
import io.ptoken.cli.kmcsim.SimulatorDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A KMC simulator in a temporary directory, and a module that wants keys of it. */
public final class KmcSimBench {

    /** What every screen says once. */
    static final String PROFILE = "STSKMS-AP1, assumed profile, not interoperable";

    public final SimulatorDirectory kmc;
    public final ModuleAtHome module;

    public KmcSimBench(Path directory) {
        kmc = new SimulatorDirectory(directory.resolve("kmc"));
        module = new ModuleAtHome(directory, "ptoken", "90000001");
    }

    /** Runs {@code ptoken kmc-sim} with these arguments. */
    CommandRun run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "kmc-sim";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new TestSurroundings()
                .variable("PTOKEN_KMC_SIM", kmc.root().toString())
                .run(all);
    }

    /** A command that has to succeed; what it printed to stdout. */
    String done(String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEqualTo(PROFILE + "\n");
        return run.out();
    }

    /** A command that has to be refused with this text, and to change nothing. */
    void refused(String text, String... arguments) {
        byte[] before = state();
        CommandRun run = run(arguments);
        assertThat(run.err()).isEqualTo(PROFILE + "\nptoken: " + text + "\n");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    /** The KMC has two groups with a key each, and the module may use both. */
    public KmcSimBench ready() throws IOException {
        done("create");
        done("key", "900101", "--name", "Test Town");
        done("key", "900102", "--name", "Test Farm");
        done(
                "register",
                module.publicKey().toString(),
                "--anchor",
                module.anchor().toString(),
                "--authorise",
                "900101",
                "--authorise",
                "900102");
        return this;
    }

    byte[] state() {
        try {
            return Files.exists(kmc.state()) ? Files.readAllBytes(kmc.state()) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
