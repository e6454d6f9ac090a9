package io.ptoken.node.installation;

import io.ptoken.node.config.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps what this program made in a data directory for its owner alone: files 0600, folders 0700, whatever the mask was that they
 * were made under, or who changed them since. What others put there, and what is a link, is only told. Nothing of this stops a
 * start: what opens the security module is looked at where it is read.
 */
public final class FileModes {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private FileModes() {}

    /**
     * Mends what can be mended.
     *
     * @return what was mended, and what is left to whoever administers the machine: sentences
     */
    public static List<String> mend(DataDirectory data) {
        if (!data.root().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return List.of("whether others may read the files in " + data.root()
                    + " is not checked on this system: see to it that its owner alone may");
        }
        List<String> told = new ArrayList<>();
        mend(data.root(), FOLDER, told);
        mend(data.tls(), FOLDER, told);
        files(data).forEach(file -> mend(file, FILE, told));
        return told;
    }

    private static List<Path> files(DataDirectory data) {
        return List.of(
                data.configuration(),
                data.database(),
                beside(data.database(), "-wal"),
                beside(data.database(), "-shm"),
                beside(data.database(), "-reserve"),
                data.sealedModule(),
                data.storeMark(),
                beside(data.storeMark(), ".key"),
                data.auditKey(),
                beside(data.auditKey(), ".key"),
                data.kmcTrustAnchors());
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static void mend(Path path, Set<PosixFilePermission> wanted, List<String> told) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            Set<PosixFilePermission> present = Files.getPosixFilePermissions(path);
            if (wanted.containsAll(present)) {
                return;
            }
            String open =
                    "others than its owner might use " + path + " (" + PosixFilePermissions.toString(present) + ")";
            if (Files.isSymbolicLink(path)) {
                told.add(open + ", a link: it is left as it is; see to it that its owner alone may");
                return;
            }
            Set<PosixFilePermission> less = EnumSet.copyOf(wanted);
            less.retainAll(present);
            Files.setPosixFilePermissions(path, less);
            told.add(open + "; they may not any more");
        } catch (IOException e) {
            told.add("others than its owner may perhaps use " + path
                    + ", and that cannot be mended; run chmod go-rwx on it");
        }
    }
}
