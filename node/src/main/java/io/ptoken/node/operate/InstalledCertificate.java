package io.ptoken.node.operate;

import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.call.TlsCalls.Certificate;
import io.ptoken.service.operate.node.ServerCertificate;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.KeyKind;
import io.ptoken.thrift.tls.ReloadableIdentity;
import io.ptoken.thrift.tls.TlsIdentity;
import io.ptoken.thrift.tls.TlsIdentityException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The certificate in the folder of an installation, and what a server shows of it. Thread safe. */
public final class InstalledCertificate implements ServerCertificate {

    private final Path folder;
    private final Optional<ReloadableIdentity> server;
    private final Surroundings surroundings;

    private InstalledCertificate(Path folder, Optional<ReloadableIdentity> server, Surroundings surroundings) {
        this.folder = folder;
        this.server = server;
        this.surroundings = surroundings;
    }

    /** That of an installation that no server here has. */
    static InstalledCertificate in(Path folder, Surroundings surroundings) {
        return new InstalledCertificate(folder, Optional.empty(), surroundings);
    }

    /** That of a server, which shows a new one at once. */
    public static InstalledCertificate of(ReloadableIdentity server, Path folder, Surroundings surroundings) {
        return new InstalledCertificate(folder, Optional.of(server), surroundings);
    }

    @Override
    public Certificate shown() {
        return certificate(identity());
    }

    @Override
    public String pem() {
        return identity().certificatePem();
    }

    private TlsIdentity identity() {
        return server.map(ReloadableIdentity::current)
                .orElseGet(() -> possible(() -> TlsIdentity.load(folder, surroundings.random())));
    }

    @Override
    public Fresh fresh(List<String> names, boolean rsa) {
        TlsIdentity made = TlsIdentity.create(
                certificateNames(names), rsa ? KeyKind.RSA : KeyKind.EC, surroundings.clock(), surroundings.random());
        return new Fresh() {
            @Override
            public Certificate shown() {
                return certificate(made);
            }

            @Override
            public void putInPlace() {
                possible(() -> {
                    made.replace(folder);
                    return server.map(ReloadableIdentity::reload);
                });
            }
        };
    }

    private static CertificateNames certificateNames(List<String> names) {
        try {
            return CertificateNames.of(names);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <R> R possible(Supplier<R> work) {
        try {
            return work.get();
        } catch (TlsIdentityException e) {
            throw new NotPossibleException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Certificate certificate(TlsIdentity identity) {
        return new Certificate(
                identity.certificate().getSubjectX500Principal().getName(),
                identity.certificate().getIssuerX500Principal().getName(),
                identity.names(),
                identity.certificate().getNotBefore().toInstant(),
                identity.notAfter(),
                identity.fingerprint());
    }
}
