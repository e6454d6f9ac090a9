package io.ptoken.crash.fault;

import io.ptoken.crash.program.SetupFailure;
import io.ptoken.crash.program.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A power cut: a small library keeps a shadow of the data directory in which only synced content and synced names are, and
 * after the kill the shadow takes the place of the directory. Whatever the server did not sync is gone.
 */
public final class PowerLoss {

    private static final String INODES = "inodes";
    private static final String TREE = "tree";

    private final Path library;
    private final Path data;
    private final Path shadow;
    private final Path lost;
    private final Optional<String> lies;

    private PowerLoss(Path library, Path data, Path directory, Optional<String> lies) {
        this.library = library;
        this.data = data;
        this.shadow = directory.resolve("shadow");
        this.lost = directory.resolve("before-power-loss");
        this.lies = lies;
    }

    /**
     * Compiles it.
     *
     * @param directory for library and shadow
     * @param data the data directory
     * @param lies the disk does nothing when a file whose name contains this is synced, and says that it did
     */
    public static PowerLoss compile(Path directory, Path data, Optional<String> lies) {
        return new PowerLoss(Preload.compile("power-loss", directory), data, directory, lies);
    }

    /** Variables for the program whose power will go. */
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>(Map.of(
                "LD_PRELOAD", library.toString(),
                "POWER_LOSS_ROOT", data.toString(),
                "POWER_LOSS_SHADOW", shadow.toString()));
        lies.ifPresent(text -> variables.put("POWER_LOSS_LIES", text));
        return variables;
    }

    /** All that is in the data directory now counts as synced. No program may work on it. */
    public void begin() {
        try {
            Trees.delete(shadow);
            Files.createDirectories(shadow.resolve(INODES));
            copy(data, shadow.resolve(TREE));
            for (Path path : Trees.of(data)) {
                Path from = data.resolve(path);
                Path to = shadow.resolve(TREE).resolve(path);
                if (Files.isDirectory(from)) {
                    copy(from, to);
                } else {
                    Path inode = shadow.resolve(INODES)
                            .resolve(Files.getAttribute(from, "unix:ino").toString());
                    copy(from, inode);
                    Files.createLink(to, inode);
                }
            }
        } catch (IOException e) {
            throw new SetupFailure("cannot make a shadow of " + data, e);
        }
    }

    /**
     * The power was lost: what was not synced goes. The program must be dead.
     *
     * @return how many files were lost or are other than the program wrote them
     */
    public int strike() {
        try {
            Trees.delete(lost);
            Files.move(data, lost);
            copy(shadow.resolve(TREE), data);
            List<Path> kept = Trees.of(shadow.resolve(TREE));
            for (Path path : kept) {
                copy(shadow.resolve(TREE).resolve(path), data.resolve(path));
            }
            int different = 0;
            for (Path path : Trees.of(lost)) {
                Path before = lost.resolve(path);
                if (Files.isRegularFile(before)
                        && (!kept.contains(path) || Files.mismatch(before, data.resolve(path)) >= 0)) {
                    different++;
                }
            }
            return different;
        } catch (IOException e) {
            throw new SetupFailure("cannot put the shadow in place of " + data, e);
        }
    }

    /** A file with its content, a directory without it. */
    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
