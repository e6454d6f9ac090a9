package io.ptoken.cli.input;

import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.IoTrouble;
import io.ptoken.sts.text.HandedInText;
import io.ptoken.sts.text.TextEncodingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** One secret in a file that only its owner may touch. */
public final class SecretFile {

    private static final long LONGEST = 4096;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SecretFile() {}

    /**
     * The text of the file without byte order mark and line end; the caller zeroises it.
     *
     * @throws CommandFailure when the file cannot be read, is open to others, or holds no text
     */
    public static char[] read(Path file) {
        byte[] bytes = {};
        try {
            requireOwnerOnly(file);
            if (Files.size(file) > LONGEST) {
                throw new CommandFailure(file + " is too long for a secret (at most " + LONGEST + " bytes)");
            }
            bytes = Files.readAllBytes(file);
            return text(file, bytes);
        } catch (TextEncodingException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        } catch (CharacterCodingException e) {
            throw new CommandFailure(file + " does not hold text", e);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + ": " + IoTrouble.reason(e), e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static char[] text(Path file, byte[] bytes) throws CharacterCodingException {
        int start = HandedInText.start(file.toString(), bytes);
        CharBuffer decoded =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
        int end = decoded.length();
        while (end > 0 && (decoded.charAt(end - 1) == '\n' || decoded.charAt(end - 1) == '\r')) {
            end--;
        }
        char[] text = new char[end];
        decoded.get(text);
        Arrays.fill(decoded.array(), '\0');
        return text;
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CommandFailure(file + " is a directory, expected a file");
        }
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new CommandFailure(file + " may be used by others than its owner: chmod 600 it");
        }
    }
}
