package io.ptoken.thrift.tls;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder with the server's identity: {@code server.pem} holds key and certificate, for the owner alone;
 * {@code server-certificate.pem} is the certificate for clients' trust stores.
 */
final class IdentityFolder {

    static final String IDENTITY = "server.pem";
    static final String CERTIFICATE = "server-certificate.pem";

    private static final System.Logger LOG = System.getLogger(IdentityFolder.class.getName());
    private static final AtomicLong DRAFTS = new AtomicLong();
    private static final Pattern DRAFT = Pattern.compile(".+\\.([0-9]{1,18})-[0-9]+\\.new");
    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SECRET_MODE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> PUBLIC_MODE = PosixFilePermissions.fromString("rw-r--r--");

    private final Path folder;

    IdentityFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * True when no identity was ever made here. A folder that cannot be looked into, or that lost one of the two files,
     * does not count as new: clients may know the certificate.
     */
    boolean isNew() {
        boolean noIdentity = Files.notExists(identity(), LinkOption.NOFOLLOW_LINKS);
        if (noIdentity && Files.exists(certificate(), LinkOption.NOFOLLOW_LINKS)) {
            throw new TlsIdentityException(
                    "The TLS certificate " + certificate() + " is there but its key in " + identity()
                            + " is gone. Restore it from a backup, or remove the certificate too to have a new one made; clients"
                            + " that trust the old one must then be given the new one");
        }
        return noIdentity;
    }

    KeyAndCertificate read() {
        warnWhenOthersMayRead();
        return PemFile.read(identity());
    }

    /** Takes from others what this program made and they might read; of an administrator's own file it is only told. */
    void mend(KeyAndCertificate read) {
        if (isOpenToOthers() && SelfSignedCertificate.made(read.certificate())) {
            try {
                Files.setPosixFilePermissions(identity(), SECRET_MODE);
                LOG.log(
                        WARNING,
                        "Others than the owner may not use " + identity() + " any more; they might have read it");
            } catch (IOException e) {
                LOG.log(WARNING, "Cannot take " + identity() + " from others: " + FileTrouble.reason(e));
            }
        }
    }

    /** Writes both files: a new file, synced, moved into place, the folder synced. */
    void write(KeyAndCertificate made) {
        try {
            Files.createDirectories(folder, attributes(FOLDER_MODE));
            removeDraftsOfTheDead();
            replace(identity(), PemFile.text(made), SECRET_MODE);
            exportCertificate(made);
        } catch (IOException e) {
            throw new TlsIdentityException(
                    "Cannot write the TLS key and certificate to " + folder + ": " + FileTrouble.reason(e), e);
        }
    }

    /** Puts the certificate beside the identity when it is not there yet, or is another. */
    void exportCertificate(KeyAndCertificate identity) throws IOException {
        String text = PemFile.text(identity.certificate());
        if (Files.notExists(certificate()) || !Files.readString(certificate()).equals(text)) {
            replace(certificate(), text, PUBLIC_MODE);
        }
    }

    Path identity() {
        return folder.resolve(IDENTITY);
    }

    Path certificate() {
        return folder.resolve(CERTIFICATE);
    }

    private void replace(Path file, String text, Set<PosixFilePermission> mode) throws IOException {
        Path fresh = draft(file);
        EnumSet<StandardOpenOption> create = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(fresh, create, attributes(mode))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            if (isPosix()) {
                Files.setPosixFilePermissions(fresh, mode); // whatever the mask of the process is
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        syncFolder();
    }

    /** A name that nobody else has: a server exports the certificate that another process has just made. */
    private Path draft(Path file) {
        return folder.resolve(
                file.getFileName() + "." + ProcessHandle.current().pid() + "-" + DRAFTS.incrementAndGet() + ".new");
    }

    /** Who was killed left a private key behind that nobody uses. */
    private void removeDraftsOfTheDead() throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "*.new")) {
            for (Path draft : drafts) {
                Matcher named = DRAFT.matcher(draft.getFileName().toString());
                if (named.matches()
                        && ProcessHandle.of(Long.parseLong(named.group(1))).isEmpty()) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    /** Where a folder cannot be opened, the rename itself is all there is. */
    private void syncFolder() throws IOException {
        if (isPosix()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private void warnWhenOthersMayRead() {
        if (isOpenToOthers()) {
            LOG.log(
                    WARNING,
                    "Others than the owner may use the private TLS key " + identity() + ": run chmod 600 on it");
        }
    }

    private boolean isOpenToOthers() {
        try {
            return isPosix()
                    && Files.getPosixFilePermissions(identity()).stream().anyMatch(p -> !SECRET_MODE.contains(p));
        } catch (IOException e) {
            throw new TlsIdentityException(
                    "Cannot read the TLS key and certificate in " + identity() + ": " + FileTrouble.reason(e), e);
        }
    }

    private FileAttribute<?>[] attributes(Set<PosixFilePermission> mode) {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
