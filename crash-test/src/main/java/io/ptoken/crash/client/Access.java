package io.ptoken.crash.client;

import io.ptoken.crash.program.Installation;
import java.io.IOException;

/** How clients get at one server process: a way to connect and one access token for all of them. Thread safe. */
public final class Access {

    private final Api.Connector connector;
    private String token = "";

    public Access(Api.Connector connector) {
        this.connector = connector;
    }

    Api connect() throws IOException {
        return connector.connect();
    }

    /** The access token; the first client that asks signs in. */
    synchronized String token(Api client) throws IOException {
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
