package io.ptoken.node.doctor;

import static io.ptoken.service.operate.checkup.CheckUpReport.State.ERROR;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.OK;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.WARNING;

import io.ptoken.node.config.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The data directory: whether it is there, and who may read what is secret in it. */
record FilesLook(DataDirectory data, Findings findings) {

    private static final int DEPTH = 3;

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    void look() {
        findings.at("Data directory", "Make its owner the one who runs the server, and this command.", this::directory);
        findings.at(
                "Permissions of its files", "Make them readable and writable for the owner alone.", this::permissions);
    }

    private void directory() {
        data.requireInstallation();
        boolean usable = Files.isReadable(data.root()) && Files.isWritable(data.root());
        findings.add(
                "Data directory",
                usable ? OK : ERROR,
                data.root().toAbsolutePath().normalize()
                        + (usable
                                ? " is there, and can be read and written."
                                : " cannot be read and written by this user."),
                "Make its owner the one who runs the server, and this command.");
    }

    private void permissions() throws IOException {
        List<String> open = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        try (Stream<Path> found = Files.walk(data.root(), DEPTH)) {
            for (Path path : found.filter(Files::isRegularFile).toList()) {
                if (!Files.isReadable(path) || !Files.isWritable(path)) {
                    closed.add(data.root().relativize(path).toString());
                } else if (isSecret(path) && isOpen(path)) {
                    open.add(data.root().relativize(path).toString());
                }
            }
        }
        String title = "Permissions of its files";
        if (!closed.isEmpty()) {
            findings.add(
                    title,
                    ERROR,
                    "This user may not read and write " + String.join(", ", closed) + ".",
                    "Give them back to their owner, and run this command as the owner.");
        } else if (!open.isEmpty()) {
            findings.add(
                    title,
                    WARNING,
                    "Others may read or write " + String.join(", ", open) + ".",
                    "chmod 600, and think of who may have read them.");
        } else {
            findings.add(title, OK, "The owner alone reads what is secret.", "");
        }
    }

    private static boolean isSecret(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith("ptoken.db") || name.contains(".sealed") || name.equals("server.pem");
    }

    private static boolean isOpen(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    }
}
