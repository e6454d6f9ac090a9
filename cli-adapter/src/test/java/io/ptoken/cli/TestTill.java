package io.ptoken.cli;

import io.ptoken.node.process.CommandFailure;
import io.ptoken.thrift.testing.VendingClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.thrift.TException;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;

/** Buys electricity from the server of a {@link TestInstallation} over its TokenApi. */
public final class TestTill implements AutoCloseable {

    private final VendingClient client;
    private final String accessToken;
    private int messages;

    private TestTill(VendingClient client, String accessToken) {
        this.client = client;
        this.accessToken = accessToken;
    }

    /**
     * Signs in.
     *
     * @param printed what the server has printed, which tells its port
     */
    public static TestTill at(String printed) {
        String port = printed.replaceAll("(?s).*?127\\.0\\.0\\.1(?: port |:)(\\d+).*", "$1");
        try {
            VendingClient client = VendingClient.connect(Integer.parseInt(port));
            String accessToken = client.api()
                    .signInWithPassword("till-0", "local", "vending", TestInstallation.PASSWORD, new SessionOptions())
                    .getAccessToken();
            return new TestTill(client, accessToken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * 10 kWh for the meter 600727000000000009, KRN 1, TI 1.
     *
     * @throws CommandFailure with code and text of the server's refusal
     */
    public String buy(int sgc) {
        MeterConfigIn meter =
                new MeterConfigIn("600727000000000009", (short) 7, (short) 2, sgc, (short) 1, (short) 1, (short) 255);
        try {
            List<Token> tokens =
                    client.api().issueCreditToken("till-" + ++messages, accessToken, meter, (short) 0, 100, 0, 0);
            return tokens.get(tokens.size() - 1).getTokenDec();
        } catch (ApiException e) {
            throw new CommandFailure(e.getECode() + ": " + e.getEMsgEn(), e);
        } catch (TException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The digits that take the new meter 600727000000000009 from its DITK to KRN 1 of a group.
     *
     * @throws CommandFailure with code and text of the server's refusal
     */
    public List<String> toVendingKey(int sgc, int ti) {
        MeterConfigIn meter =
                new MeterConfigIn("600727000000000009", (short) 7, (short) 2, sgc, (short) 1, (short) ti, (short) 255);
        try {
            return client.api().issueDitkChangeTokens("till-" + ++messages, accessToken, meter).stream()
                    .map(Token::getTokenDec)
                    .toList();
        } catch (ApiException e) {
            throw new CommandFailure(e.getECode() + ": " + e.getEMsgEn(), e);
        } catch (TException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
