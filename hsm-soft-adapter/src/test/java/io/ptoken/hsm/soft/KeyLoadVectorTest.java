package io.ptoken.hsm.soft;

import io.ptoken.kmc.vectors.ModulePart;
import io.ptoken.kmc.vectors.VectorTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every step and entry of the key-load vectors that a module does, asked at its interface. */
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
        return (parties, ref, registers, slots, clock, draws) ->
                new SoftVectorModule(folderOfItsOwn(), parties, ref, registers, slots, clock, draws);
    }

    private Path folderOfItsOwn() {
        try {
            return Files.createTempDirectory(folder, "module");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
