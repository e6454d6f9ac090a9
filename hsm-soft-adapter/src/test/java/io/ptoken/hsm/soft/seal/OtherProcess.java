package io.ptoken.hsm.soft.seal;

import java.nio.file.Path;
import java.security.SecureRandom;

/** Opens a sealed file from a process of its own and prints how that went. */
final class OtherProcess {

    private OtherProcess() {}

    public static void main(String[] args) {
        try (SealingSecret secret = SealingSecret.keyFile(Path.of(args[1]))) {
            SealedFile.open(Path.of(args[0]), secret, new SecureRandom()).file().close();
            System.out.print("opened");
        } catch (SealedFileException e) {
            System.out.print(e.reason());
        }
    }
}
