package io.ptoken.node.simulated;

import io.ptoken.hsm.soft.ModuleSetup;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a simulated module is kept.
 *
 * @param state its sealed file, beside which is what opens it, with {@code .key} behind its name; empty for a module in memory
 * @param empty true when a new module has no test keys
 */
public record TestModuleStore(Optional<Path> state, boolean empty) {

    private static final int KEY_BYTES = 32;

    /**
     * The module that is kept, or a new one.
     *
     * @param filling puts the test keys into a new one
     * @throws io.ptoken.hsm.soft.seal.SealedFileException when its file cannot be read or written, or is in use
     */
    SoftSecurityModule open(SoftModuleParts parts, SecureRandom random, UnaryOperator<SoftSecurityModule> filling)
            throws IOException {
        if (state.isEmpty()) {
            return filled(SoftSecurityModule.inMemory(parts, SoftModuleSettings.DEFAULT), filling);
        }
        Path file = state.get();
        boolean made = Files.exists(file);
        try (SealingSecret secret = SealingSecret.keyFile(made ? keyFile(file) : newKeyFile(file, random))) {
            return made
                    ? SoftSecurityModule.open(file, secret, parts, SoftModuleSettings.DEFAULT)
                    : filled(
                            SoftSecurityModule.create(
                                    file, secret, parts, SoftModuleSettings.DEFAULT, ModuleSetup.NONE),
                            filling);
        }
    }

    private SoftSecurityModule filled(SoftSecurityModule module, UnaryOperator<SoftSecurityModule> filling) {
        return empty ? module : filling.apply(module);
    }

    private static Path keyFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".key");
    }

    /** The one that is there when an earlier start got no further. */
    private static Path newKeyFile(Path state, SecureRandom random) throws IOException {
        Path file = keyFile(state);
        if (Files.exists(file)) {
            return file;
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
        return file;
    }
}
