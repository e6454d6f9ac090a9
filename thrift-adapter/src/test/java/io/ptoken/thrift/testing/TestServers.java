package io.ptoken.thrift.testing;

import io.ptoken.service.api.TokenApiService;
import io.ptoken.thrift.ThriftServer;
import io.ptoken.thrift.ThriftServerConfig;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.ReloadableIdentity;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** Servers on a free port of the loopback address. */
public final class TestServers {

    /** One identity for all tests: nothing in them changes it. */
    public static final TlsIdentity IDENTITY = TlsIdentity.create(
            new CertificateNames(List.of("localhost"), List.of(InetAddress.getLoopbackAddress())),
            InstantSource.system(),
            new SecureRandom());

    private TestServers() {}

    /** The default configuration on a free port. */
    public static ThriftServerConfig config() {
        return ThriftServerConfig.defaults().withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public static ThriftServer start(TokenApiService service) throws IOException {
        return start(config(), service);
    }

    public static ThriftServer start(ThriftServerConfig config, TokenApiService service, ReloadableIdentity identity)
            throws IOException {
        return ThriftServer.start(config, service, identity);
    }

    public static ThriftServer start(ThriftServerConfig config, TokenApiService service) throws IOException {
        return ThriftServer.start(config, service, IDENTITY);
    }
}
