package io.ptoken.web.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What is said of requests that are none: the status in words, and nothing of the program. */
public final class PlainErrors extends ErrorHandler {

    private static final String PLAIN = "text/plain; charset=us-ascii";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        SecurityHeaders.set(response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, PLAIN);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.write(response, true, words(response.getStatus()), callback);
        return true;
    }

    private static String words(int status) {
        return status + " " + HttpStatus.getMessage(status) + "\n";
    }
}
