package io.ptoken.node.holding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void aServerWaitsForACommandAndSaysSoOnce() throws IOException {
        ModuleHold status = hold("ptoken status");
        status.takeInstallation(new DataDirectory(folder), "wait");
        List<String> pauses = new ArrayList<>();
        Patience patience = new Patience(5, () -> {
            pauses.add("pause");
            if (pauses.size() == 3) {
                status.close();
            }
        });

        ModuleHold server = patience.start(this::take, told::add);

        server.close();
        assertThat(pauses).hasSize(3);
        assertThat(told).singleElement().asString().startsWith("waiting: the security modules of " + folder);
    }

    @Test
    void aCommandWaitsForAnotherAndIsToldWhomToWaitFor() {
        ModuleHold first = hold("ptoken vk list");
        first.takeInstallation(new DataDirectory(folder), "stop the server");
        List<String> pauses = new ArrayList<>();
        Taker second = new Taker("ptoken status", told::add, Surroundings.ofProcess(), new Patience(5, () -> {
            pauses.add("pause");
            if (pauses.size() == 3) {
                first.close();
            }
        }));

        try (ModuleHold hold = ModuleHold.by(second, new LockFolder(folder))) {
            hold.takeInstallation(new DataDirectory(folder), "stop the server");
        }
        assertThat(pauses).hasSize(3);
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("waiting: the security modules of " + folder)
                .contains("'ptoken vk list'");
        assertThat(new Taker("ptoken vk list", told::add, Surroundings.ofProcess()).patience())
                .isSameAs(Patience.OF_A_COMMAND);
        assertThat(new Taker("ptoken serve", told::add, Surroundings.ofProcess()).patience())
                .isSameAs(Patience.NONE);
    }

    /** A server would be stopped, or asked by its API; a command ends by itself. */
    @Test
    void theAdviceFitsWhoHasTheModules() {
        try (ModuleHold first = hold("ptoken vk list")) {
            first.takeInstallation(new DataDirectory(folder), "");

            assertThatThrownBy(
                            () -> hold("ptoken status").takeInstallation(new DataDirectory(folder), "use its TokenApi"))
                    .isInstanceOf(HeldFailure.class)
                    .hasMessageEndingWith("; wait for its end or stop it, then repeat this command");
        }
        try (ModuleHold first = hold("ptoken serve")) {
            first.takeInstallation(new DataDirectory(folder), "");

            assertThatThrownBy(
                            () -> hold("ptoken status").takeInstallation(new DataDirectory(folder), "use its TokenApi"))
                    .hasMessageEndingWith("; use its TokenApi");
        }
    }

    @Test
    void itsPatienceEnds() {
        try (ModuleHold status = hold("ptoken status")) {
            status.takeInstallation(new DataDirectory(folder), "wait");
            List<String> pauses = new ArrayList<>();

            assertThatThrownBy(() -> new Patience(3, () -> pauses.add("pause")).start(this::take, told::add))
                    .isInstanceOf(HeldFailure.class)
                    .hasMessageContaining("'ptoken status'");
            assertThat(pauses).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ptoken serve", "ptoken demo", "ptoken hsm simulate", "java"})
    void nobodyWaitsForAServerOrAStranger(String command) {
        try (ModuleHold server = hold(command)) {
            server.takeInstallation(new DataDirectory(folder), "wait");

            assertThatThrownBy(() -> Patience.OF_A_SERVER.start(this::take, told::add))
                    .isInstanceOf(HeldFailure.class)
                    .hasMessageContaining("'" + command + "'");
            assertThat(told).isEmpty();
        }
    }

    private ModuleHold take() {
        ModuleHold hold = hold("ptoken serve");
        hold.takeInstallation(new DataDirectory(folder), "wait");
        return hold;
    }

    private ModuleHold hold(String command) {
        return ModuleHold.by(Taker.quiet(command, Surroundings.ofProcess()), new LockFolder(folder));
    }
}
