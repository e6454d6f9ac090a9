package io.ptoken.crash;

import java.io.IOException;
import javax.net.ssl.SSLContext;

/** How clients get at one server process: its port and one access token for all of them. Thread safe. */
final class Access {

    private final SSLContext tls;
    private final int port;
    private String token = "";

    Access(SSLContext tls, int port) {
        this.tls = tls;
        this.port = port;
    }

    ApiClient connect() throws IOException {
        return ApiClient.connect(tls, port);
    }

    /** The access token; the first client that asks signs in. */
    synchronized String token(ApiClient client) throws IOException {
        if (token.isEmpty()) {
            token = client.signIn(Installation.USER, Installation.PASSWORD);
        }
        return token;
    }

    /** The next client signs in anew. */
    synchronized void forget(String refused) {
        if (token.equals(refused)) {
            token = "";
        }
    }
}
