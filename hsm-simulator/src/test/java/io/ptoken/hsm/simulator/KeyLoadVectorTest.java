package io.ptoken.hsm.simulator;

import io.ptoken.hsm.soft.SoftVectorModule;
import io.ptoken.kmc.vectors.ModulePart;
import io.ptoken.kmc.vectors.VectorTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every step and entry of the key-load vectors that a module does, as SM?KC, KR, KL, KF, KX and VC on the wire. */
@Tag("slow")
class KeyLoadVectorTest {

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicContainer> everyStepOfTheExchanges() {
        return VectorTests.exchanges(maker());
    }

    @TestFactory
    Stream<DynamicContainer> everySequence() {
        return VectorTests.sequences(maker());
    }

    @TestFactory
    Stream<DynamicTest> everyDeviationForAModule() {
        return VectorTests.moduleEntries(maker());
    }

    private ModulePart.Maker maker() {
        return (parties, ref, registers, slots, clock, draws) -> new WireVectorModule(
                new SoftVectorModule(folderOfItsOwn(), parties, ref, registers, slots, clock, draws), clock);
    }

    private Path folderOfItsOwn() {
        try {
            return Files.createTempDirectory(folder, "module");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
