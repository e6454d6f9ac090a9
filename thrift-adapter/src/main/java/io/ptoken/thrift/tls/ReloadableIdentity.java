package io.ptoken.thrift.tls;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Keeps the identity a server shows, and takes over another one when the file with it was replaced, without a restart. A
 * new file that is no good changes nothing: the old identity is kept and the log says why. Thread safe.
 */
public final class ReloadableIdentity {

    private static final System.Logger LOG = System.getLogger(ReloadableIdentity.class.getName());

    private final Optional<Path> folder;
    private final SecureRandom random;
    private volatile TlsIdentity current;

    /** SHA-256 of the file when it was last looked at; guarded by this. */
    private String seen;

    private ReloadableIdentity(Optional<Path> folder, TlsIdentity current, SecureRandom random) {
        this.folder = folder;
        this.current = current;
        this.random = random;
        this.seen = folder.map(ReloadableIdentity::digest).orElse("");
    }

    /**
     * Keeps the identity in {@code folder}; made when the folder has none yet.
     *
     * @throws TlsIdentityException as {@link TlsIdentity#loadOrCreate}
     */
    public static ReloadableIdentity open(
            Path folder, CertificateNames names, InstantSource clock, SecureRandom random) {
        return new ReloadableIdentity(
                Optional.of(folder), TlsIdentity.loadOrCreate(folder, names, clock, random), random);
    }

    /** Keeps one identity for ever. */
    public static ReloadableIdentity of(TlsIdentity identity) {
        return new ReloadableIdentity(Optional.empty(), identity, identity.random());
    }

    /** The identity to show now. */
    public TlsIdentity current() {
        return current;
    }

    /**
     * Takes over the identity in the folder, whether or not the file was replaced.
     *
     * @return true when it is another one than before
     * @throws TlsIdentityException when it is no good; the old one is kept
     */
    public synchronized boolean reload() {
        if (folder.isEmpty()) {
            return false;
        }
        seen = digest(folder.get());
        TlsIdentity loaded = TlsIdentity.loadAgain(folder.get(), random);
        if (loaded.certificate().equals(current.certificate())) {
            return false;
        }
        current = loaded;
        LOG.log(
                INFO,
                "The TLS certificate was replaced: new connections see SHA-256 " + loaded.fingerprint()
                        + ", valid until " + loaded.notAfter());
        return true;
    }

    /** Takes over the identity in the folder when the file was replaced; a file that is no good is logged once. */
    public synchronized void check() {
        if (folder.isEmpty() || digest(folder.get()).equals(seen)) {
            return;
        }
        try {
            reload();
        } catch (TlsIdentityException e) {
            LOG.log(
                    WARNING,
                    "The new TLS certificate cannot be used, the old one (SHA-256 " + current.fingerprint()
                            + ") is kept: " + e.getMessage());
        }
    }

    /** Of the file's bytes, which hold the key; an unreadable file has a digest of its own. */
    private static String digest(Path folder) {
        try {
            byte[] file = Files.readAllBytes(folder.resolve(IdentityFolder.IDENTITY));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (IOException e) {
            return "unreadable: " + FileTrouble.reason(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
