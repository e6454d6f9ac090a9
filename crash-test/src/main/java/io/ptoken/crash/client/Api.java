package io.ptoken.crash.client;

import io.ptoken.crash.book.Order;
import java.io.IOException;

/** One client's connection to the server. Not thread safe. */
public interface Api extends AutoCloseable {

    /** Makes connections. */
    interface Connector {
        Api connect() throws IOException;
    }

    /** Signs in and returns the access token. */
    String signIn(String username, String password) throws IOException;

    /** Asks for tokens. */
    Reply issue(Order order, String accessToken);

    /** Asks for the tokens of an earlier call. */
    Reply fetch(String messageId, String accessToken);

    @Override
    void close();
}
