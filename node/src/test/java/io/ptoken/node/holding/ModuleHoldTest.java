package io.ptoken.node.holding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.hold.HoldFile;
import io.ptoken.hsm.hold.HoldUsers;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleHoldTest {

    private static final Line LINE = Line.network("TSM500i at hall-a", "127.0.0.1", 5100);

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final List<ModuleHold> holds = new ArrayList<>();

    @AfterEach
    void giveBack() {
        holds.forEach(ModuleHold::close);
    }

    @Test
    void theSecondForAnInstallationIsToldWhoTheFirstIs() {
        DataDirectory data = new DataDirectory(folder);
        ModuleHold server = hold("ptoken serve");
        server.takeInstallation(data, "wait");

        assertThatThrownBy(() -> hold("ptoken status").takeInstallation(data, "wait"))
                .isInstanceOf(HeldFailure.class)
                .hasMessageMatching("the security modules of " + folder + " are in use by process "
                        + ProcessHandle.current().pid() + ": 'ptoken serve' of user .*, since 20.*Z; wait");
        server.close();

        hold("ptoken status").takeInstallation(data, "wait");
        assertThat(warnings).isEmpty();
    }

    @Test
    void oneLineBelongsToOneInstallationWhateverItIsCalled() {
        hold("ptoken serve").takeLine(LINE, "wait");

        assertThatThrownBy(() ->
                        hold("ptoken serve").takeLine(Line.network("TSM500i at b", "LocalHost", 5100), "go elsewhere"))
                .isInstanceOf(HeldFailure.class)
                .hasMessageStartingWith("the line to TSM500i at b is in use by process ")
                .hasMessageEndingWith("; go elsewhere");
        hold("ptoken serve").takeLine(Line.network("another", "127.0.0.1", 5101), "wait");
    }

    @Test
    void whatWasTakenOfARefusedLineIsGivenBackWithTheRest() {
        ModuleHold server = hold("ptoken serve");
        server.takeLine(LINE, "wait");
        ModuleHold second = hold("ptoken serve");
        assertThatThrownBy(() -> second.takeLine(Line.network("b", "localhost", 5100), "wait"))
                .isInstanceOf(HeldFailure.class);

        second.close();
        server.close();

        hold("ptoken serve").takeLine(Line.network("c", "localhost", 5100), "wait");
    }

    @Test
    void twoModulesOfOneInstallationAtOneLineAreRefused() {
        ModuleHold server = hold("ptoken serve");
        server.takeLine(LINE, "wait");

        assertThatThrownBy(() -> server.takeLine(Line.network("TSM500i at hall-b", "localhost", 5100), "wait"))
                .isInstanceOf(CommandFailure.class)
                .isNotInstanceOf(HeldFailure.class)
                .hasMessage("TSM500i at hall-b and TSM500i at hall-a are the same module: both are at 127.0.0.1:5100");
    }

    @Test
    void aFolderThatCannotBeMadeIsToldAndNothingStops() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        ModuleHold server = ModuleHold.by(taker("ptoken serve"), new LockFolder(file.resolve("locks")));
        holds.add(server);

        server.takeLine(LINE, "wait");

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("warning: other installations of this machine are not kept from TSM500i at hall-a: cannot"
                        + " lock " + file.resolve("locks"));
        server.requireTaken(LINE);
    }

    @Test
    void aHostileLinkIsNotFollowedAndToldAndNothingStops() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        LockFolder locks = new LockFolder(folder);
        Files.createSymbolicLink(locks.file("127.0.0.1:5100"), victim);

        hold("ptoken serve").takeLine(LINE, "wait");

        assertThat(warnings).singleElement().asString().contains("it is a link, or no plain file, and is not used");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void aDataDirectoryThatTakesNoLockIsToldAndNothingStops() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        hold("ptoken serve").takeInstallation(new DataDirectory(file), "wait");

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("warning: other commands are not kept from the security modules of " + file);
    }

    @Test
    void aProgramThatEmbedsTheModuleHasItToo() throws IOException {
        DataDirectory data = new DataDirectory(folder);
        Path lock = folder.resolve("softsm.sealed.lock");
        try (HoldFile embedding =
                HoldFile.take(lock, HoldUsers.OWNER, taker("their shop").holder())) {
            assertThat(embedding).isNotNull();
            assertThatThrownBy(() -> hold("ptoken status").requireSoftwareFree(data, "wait"))
                    .isInstanceOf(HeldFailure.class)
                    .hasMessageContaining("softsm.sealed is in use by process ")
                    .hasMessageContaining("'their shop'");
        }
        hold("ptoken status").requireSoftwareFree(data, "wait");
    }

    @Test
    void nothingIsOpenedWithoutBeingTaken() {
        ModuleHold nothing = hold("ptoken serve");

        assertThatThrownBy(() -> nothing.requireTaken(LINE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> nothing.requireTaken(new DataDirectory(folder)))
                .isInstanceOf(IllegalStateException.class);
    }

    private ModuleHold hold(String command) {
        ModuleHold hold = ModuleHold.by(taker(command), new LockFolder(folder));
        holds.add(hold);
        return hold;
    }

    private Taker taker(String command) {
        return new Taker(command, warnings::add, Surroundings.ofProcess());
    }
}
