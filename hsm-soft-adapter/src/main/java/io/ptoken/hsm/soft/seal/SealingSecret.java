package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.INPUT_OUTPUT;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.UNFIT_SECRET;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * What opens a sealed file: a passphrase, or a key of 32 bytes. Needed only while a file is created or opened; close it
 * then. Not thread safe.
 */
public final class SealingSecret implements AutoCloseable {

    /** Fewest characters of a passphrase for a new file. */
    public static final int SHORTEST_PASSPHRASE = 12;

    private static final int LONGEST_PASSPHRASE = 1024;
    private static final int KEY_LENGTH = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** How the file's keys are made from the secret; the code stands in the file. */
    enum Kind {
        PASSPHRASE(1),
        KEY(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    private final Kind kind;
    private final byte[] bytes;
    private final int characters;

    private SealingSecret(Kind kind, byte[] bytes, int characters) {
        this.kind = kind;
        this.bytes = bytes;
        this.characters = characters;
    }

    /**
     * A passphrase. The array is copied; the caller clears it.
     *
     * @throws SealedFileException {@code UNFIT_SECRET} when it is empty or longer than 1024 characters
     */
    public static SealingSecret passphrase(char[] passphrase) {
        if (passphrase.length == 0 || passphrase.length > LONGEST_PASSPHRASE) {
            throw new SealedFileException(
                    UNFIT_SECRET, "the passphrase has " + passphrase.length + " characters, expected 1-1024");
        }
        ByteBuffer encoded = ByteBuffer.allocate(4 * passphrase.length);
        boolean malformed = StandardCharsets.UTF_8
                .newEncoder()
                .encode(CharBuffer.wrap(passphrase), encoded, true)
                .isError();
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        if (malformed) {
            throw new SealedFileException(UNFIT_SECRET, "the passphrase is not a sequence of Unicode characters");
        }
        return new SealingSecret(Kind.PASSPHRASE, bytes, passphrase.length);
    }

    /**
     * The passphrase in an environment variable.
     *
     * @throws SealedFileException {@code UNFIT_SECRET} when the variable is not set or unfit
     */
    public static SealingSecret environment(String variable, Map<String, String> environment) {
        String value = environment.get(variable);
        if (value == null) {
            throw new SealedFileException(UNFIT_SECRET, "environment variable " + variable + " is not set");
        }
        char[] characters = value.toCharArray();
        try {
            return passphrase(characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /**
     * A key file: 32 random bytes, raw or as 64 hex digits with at most one line end.
     *
     * @throws SealedFileException {@code UNFIT_SECRET} when it has another form, or when group or others may touch it;
     *     {@code INPUT_OUTPUT} when it cannot be read
     */
    public static SealingSecret keyFile(Path file) {
        byte[] content = new byte[0];
        try {
            requireOwnerOnly(file);
            content = readAtMost(file, 2 * KEY_LENGTH + 2);
            return new SealingSecret(Kind.KEY, keyBytes(file, content), 0);
        } catch (IOException e) {
            throw new SealedFileException(INPUT_OUTPUT, "cannot read the key file " + file + ": " + reason(e), e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** What the message of these exceptions leaves out. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    /**
     * A key as its 64 hex digits. The array is copied; the caller clears it.
     *
     * @throws SealedFileException {@code UNFIT_SECRET} when it is something else
     */
    public static SealingSecret key(char[] digits) {
        if (digits.length != 2 * KEY_LENGTH) {
            throw new SealedFileException(UNFIT_SECRET, "the key has another length than 64 hex digits");
        }
        byte[] key = new byte[KEY_LENGTH];
        for (int i = 0; i < KEY_LENGTH; i++) {
            if (!HexFormat.isHexDigit(digits[2 * i]) || !HexFormat.isHexDigit(digits[2 * i + 1])) {
                Arrays.fill(key, (byte) 0);
                throw new SealedFileException(UNFIT_SECRET, "the key has other characters than 64 hex digits");
            }
            key[i] = (byte) (HexFormat.fromHexDigit(digits[2 * i]) << 4 | HexFormat.fromHexDigit(digits[2 * i + 1]));
        }
        return new SealingSecret(Kind.KEY, key, 0);
    }

    /** As somebody would type it: the passphrase, or the key as 64 hex digits. The caller clears the array. */
    public char[] typed() {
        if (kind == Kind.KEY) {
            char[] digits = new char[2 * bytes.length];
            HexFormat hex = HexFormat.of();
            for (int i = 0; i < bytes.length; i++) {
                digits[2 * i] = hex.toHighHexDigit(bytes[i]);
                digits[2 * i + 1] = hex.toLowHexDigit(bytes[i]);
            }
            return digits;
        }
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        char[] text = Arrays.copyOf(decoded.array(), decoded.length());
        Arrays.fill(decoded.array(), '\0');
        return text;
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new SealedFileException(UNFIT_SECRET, "the key file " + file + " is a directory, expected a file");
        }
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new SealedFileException(
                    UNFIT_SECRET, "the key file " + file + " may be used by others than its owner: chmod 600 it");
        }
    }

    private static byte[] readAtMost(Path file, int limit) throws IOException {
        if (Files.size(file) > limit) {
            throw unfitKeyFile(file);
        }
        return Files.readAllBytes(file);
    }

    private static byte[] keyBytes(Path file, byte[] content) {
        if (content.length == KEY_LENGTH) {
            return content.clone();
        }
        int end = content.length;
        while (end > 2 * KEY_LENGTH && (content[end - 1] == '\n' || content[end - 1] == '\r')) {
            end--;
        }
        if (end != 2 * KEY_LENGTH) {
            throw unfitKeyFile(file);
        }
        byte[] key = new byte[KEY_LENGTH];
        for (int i = 0; i < KEY_LENGTH; i++) {
            if (!HexFormat.isHexDigit(content[2 * i]) || !HexFormat.isHexDigit(content[2 * i + 1])) {
                Arrays.fill(key, (byte) 0);
                throw unfitKeyFile(file);
            }
            key[i] = (byte) (HexFormat.fromHexDigit(content[2 * i]) << 4 | HexFormat.fromHexDigit(content[2 * i + 1]));
        }
        return key;
    }

    private static SealedFileException unfitKeyFile(Path file) {
        return new SealedFileException(
                UNFIT_SECRET, "the key file " + file + " does not hold 32 bytes, raw or as 64 hex digits");
    }

    Kind kind() {
        return kind;
    }

    /** The secret itself, not a copy. */
    byte[] bytes() {
        return bytes;
    }

    void requireFitForNewFile() {
        if (kind == Kind.PASSPHRASE && characters < SHORTEST_PASSPHRASE) {
            throw new SealedFileException(
                    UNFIT_SECRET,
                    "the passphrase has " + characters + " characters, expected at least " + SHORTEST_PASSPHRASE);
        }
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "SealingSecret[" + kind + "]";
    }
}
