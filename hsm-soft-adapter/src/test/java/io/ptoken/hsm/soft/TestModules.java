package io.ptoken.hsm.soft;

import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.tid.RandomNibble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Modules for tests: sample tables, RND 5, a clock that stands still, a key file instead of a slow passphrase. */
public final class TestModules {

    private TestModules() {}

    static SoftModuleParts parts(Instant now) {
        return parts(Clock.fixed(now, ZoneOffset.UTC));
    }

    static SoftModuleParts parts(Clock clock) {
        return new SoftModuleParts(
                StaTables.SAMPLE, clock, new SecureRandom(), NibbleSource.fixed(new RandomNibble(5)));
    }

    /** The secret of every module in a folder. */
    static SealingSecret secret(Path folder) {
        Path keyFile = folder.resolve("key");
        try {
            if (!Files.exists(keyFile)) {
                Files.createFile(
                        keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(keyFile, "00112233445566778899aabbccddeeff".repeat(2) + "\n");
            }
            return SealingSecret.keyFile(keyFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
