package io.ptoken.hsm.soft.seal;

import java.nio.file.Path;
import java.security.SecureRandom;

/** Opens a sealed file; a seam for tests of failing disks. */
@FunctionalInterface
public interface FileOpener {

    SealedFile.Opened open(Path path, SealingSecret secret, SecureRandom random);
}
