package io.ptoken.kept;

import io.ptoken.hsm.soft.seal.Argon2Cost;
import io.ptoken.hsm.soft.seal.SealedFile;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.node.config.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The module of a kept installation under a key file: its passphrase takes half a second each time it is opened. */
final class SealedAnew {

    private static final String KEY = "5a".repeat(32);

    /** What the module of each kept installation holds, for the tests of one run. */
    private static final Map<Path, byte[]> CONTENT = new ConcurrentHashMap<>();

    private SealedAnew() {}

    /** Where the key file of an installation lies, if it has one. */
    static Path key(DataDirectory data) {
        return data.root().resolveSibling("module.key");
    }

    /** Seals the module of {@code copy}, which was unpacked from {@code kept}, under a key file. */
    static void underAKey(KeptInstallation kept, KeptInstallation copy) throws IOException {
        Path module = copy.data().sealedModule();
        byte[] content = CONTENT.computeIfAbsent(kept.folder(), any -> contentOf(module));
        Files.delete(module);
        Path key = Files.writeString(key(copy.data()), KEY, StandardCharsets.US_ASCII);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        SealedFile.create(module, SealingSecret.keyFile(key), Argon2Cost.LEAST, new SecureRandom(), content)
                .close();
    }

    private static byte[] contentOf(Path module) {
        try (SealingSecret secret = SealingSecret.passphrase(KeptCommands.PASSPHRASE.toCharArray());
                SealedFile file =
                        SealedFile.open(module, secret, new SecureRandom()).file()) {
            return file.content();
        }
    }
}
