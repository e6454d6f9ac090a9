package io.ptoken.node.holding;

import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where the locks on lines lie: a folder that every user of the machine can reach, the same for all of them.
 *
 * @param path the folder
 */
public record LockFolder(Path path) {

    static final String VARIABLE = "PTOKEN_LOCK_FOLDER";

    private static final Path USUAL = Path.of("/run/lock");
    private static final Path SECOND = Path.of("/tmp");
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;
    private static final int SHARED = 01777;
    private static final int SHOWN = 60;
    private static final int DIGEST = 8;

    /**
     * The folder that environment or configuration name, else that of the machine.
     *
     * @param configured what {@code ptoken.yaml} says, empty for the folder of the machine
     */
    public static LockFolder of(Surroundings surroundings, String configured) {
        return surroundings
                .variable(VARIABLE)
                .or(() -> Optional.of(configured).filter(text -> !text.isEmpty()))
                .map(text -> new LockFolder(Path.of(text)))
                .orElseGet(() -> ofMachine(USUAL, SECOND));
    }

    /** Chosen by what holds for all users alike, never by what this one may: all must come to the same folder. */
    static LockFolder ofMachine(Path usual, Path second) {
        if (isShared(usual)) {
            return new LockFolder(usual);
        }
        return new LockFolder(
                Files.isDirectory(second) ? second : Path.of(System.getProperty("java.io.tmpdir", second.toString())));
    }

    /** The file of a name of a line. What makes it unique is the digest; the rest is for people. */
    Path file(String name) {
        String shown = name.replaceAll("[^A-Za-z0-9.]+", "-").replaceFirst("^-", "");
        String begin = shown.length() > SHOWN ? shown.substring(0, SHOWN) : shown;
        return path.resolve("ptoken-line-" + begin + "-" + digest(name) + ".lock");
    }

    /**
     * Makes the folder for all users when it is missing.
     *
     * @return what is wrong with it although it can be used
     * @throws IOException when it cannot be made
     */
    Optional<String> prepare() throws IOException {
        if (!Files.exists(path)) {
            make();
        }
        if (!Files.isDirectory(path)) {
            throw new NotDirectoryException(path.toString());
        }
        Optional<Integer> mode = mode(path);
        return mode.filter(bits -> (bits & OTHERS_WRITE) != 0 && (bits & STICKY) == 0)
                .map(bits -> "in " + path + " every user can remove the locks of others; 'chmod +t' ends that");
    }

    private void make() throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
            return; // another process was faster
        }
        if (mode(path).isPresent()) {
            Files.setAttribute(path, "unix:mode", SHARED);
        }
    }

    private static boolean isShared(Path folder) {
        try {
            return Files.isDirectory(folder)
                    && mode(folder).filter(bits -> (bits & OTHERS_WRITE) != 0).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Empty where folders have no such mode. */
    private static Optional<Integer> mode(Path folder) throws IOException {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Optional.of((Integer) Files.getAttribute(folder, "unix:mode"))
                : Optional.empty();
    }

    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
