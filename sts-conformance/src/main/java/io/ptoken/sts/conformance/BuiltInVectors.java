package io.ptoken.sts.conformance;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The vector files on the class path: one of every kind, and our own under the sample STA tables. */
final class BuiltInVectors {

    private static final List<String> OWN =
            List.of("own/class2-tokens.json", "own/credit-tokens.json", "own/dkga.json", "own/key-change.json");

    /** Names below {@code /vectors/}. */
    static final List<String> NAMES = Stream.concat(
                    Arrays.stream(VectorKind.values()).map(kind -> kind.file() + ".json"), OWN.stream())
            .toList();

    private BuiltInVectors() {}

    static byte[] read(String name) {
        try (InputStream stream = BuiltInVectors.class.getResourceAsStream("/vectors/" + name)) {
            if (stream == null) {
                throw new FileNotFoundException("resource /vectors/" + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a vector file is missing from the library", e);
        }
    }
}
