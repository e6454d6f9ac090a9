package io.ptoken.cli.licence;

import io.ptoken.cli.input.SecretFile;
import io.ptoken.control.data.FileSink;
import io.ptoken.hsm.soft.licence.LicenceIssuerKey;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.sts.InvalidValueException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;

/** The file with the private key of a licence issuer, for its owner alone. */
public final class IssuerKeyFile {

    private IssuerKeyFile() {}

    /**
     * Writes a key to a new file of mode 600.
     *
     * @throws CommandFailure when the file exists
     */
    public static void write(Path file, LicenceIssuerKey key) throws IOException {
        char[] pem = key.pem();
        byte[] bytes = ascii(pem);
        try (FileSink sink = FileSink.create(file)) {
            sink.write(bytes, bytes.length);
            sink.keep();
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(file + " exists already; a key is never written over another", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(pem, '\0');
        }
    }

    /**
     * Reads the key; the caller closes it.
     *
     * @throws CommandFailure when the file cannot be read, is open to others, or holds no such key
     */
    public static LicenceIssuerKey read(Path file) {
        char[] pem = SecretFile.read(file);
        try {
            return LicenceIssuerKey.fromPem(pem);
        } catch (InvalidValueException e) {
            throw new CommandFailure(
                    file + " holds no licence issuer key, as 'ptoken licence issuer create' makes one", e);
        } finally {
            Arrays.fill(pem, '\0');
        }
    }

    /** PEM is ASCII; a {@code String} of it could not be wiped. */
    private static byte[] ascii(char[] pem) {
        byte[] bytes = new byte[pem.length];
        for (int i = 0; i < pem.length; i++) {
            bytes[i] = (byte) pem[i];
        }
        return bytes;
    }
}
