package io.ptoken.cli.demo;

import io.ptoken.cli.TestInstallation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.Token;

/** Buys electricity from the server of a {@link TestInstallation} over its TokenApi. */
public final class TestTill implements AutoCloseable {

    private final VendingClient client;

    private TestTill(VendingClient client) {
        this.client = client;
    }

    /**
     * Signs in.
     *
     * @param printed what the server has printed, which tells its port
     */
    public static TestTill at(TestInstallation installation, String printed) {
        String port = printed.replaceAll("(?s).*?127\\.0\\.0\\.1(?: port |:)(\\d+).*", "$1");
        try (InputStream pem = Files.newInputStream(installation.data().resolve("tls/server-certificate.pem"))) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            VendingClient client = VendingClient.connect("127.0.0.1", Integer.parseInt(port), certificate);
            client.signIn("vending", TestInstallation.PASSWORD);
            return new TestTill(client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * 10 kWh for the meter 600727000000000009, KRN 1, TI 1.
     *
     * @throws io.ptoken.node.process.CommandFailure with code and text of the server's refusal
     */
    public String buy(int sgc) {
        MeterConfigIn meter =
                new MeterConfigIn("600727000000000009", (short) 7, (short) 2, sgc, (short) 1, (short) 1, (short) 255);
        List<Token> tokens = client.buyElectricity(meter, 100);
        return tokens.get(tokens.size() - 1).getTokenDec();
    }

    @Override
    public void close() {
        client.close();
    }
}
