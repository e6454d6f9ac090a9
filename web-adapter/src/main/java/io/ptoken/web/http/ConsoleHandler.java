package io.ptoken.web.http;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.access.Origin;
import io.ptoken.service.access.console.ConsoleSessions;
import io.ptoken.service.port.StoreException;
import io.ptoken.web.http.Assets.Asset;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Makes visits of requests, and sends the answers. Thread safe. */
public final class ConsoleHandler extends Handler.Abstract {

    private static final System.Logger LOG = System.getLogger(ConsoleHandler.class.getName());

    /** Most files that are being made at a time. */
    private static final int STREAMS = 3;

    private static final ConsoleSessions.Look NOBODY = new ConsoleSessions.Look(Optional.empty(), Optional.empty());
    private static final String HTML = "text/html; charset=utf-8";

    private final Site site;
    private final Assets assets;
    private final ConsoleSessions sessions;
    private final Cookies cookies;
    private final InstantSource clock;
    private final Semaphore streams = new Semaphore(STREAMS);

    /** @param port of the address that browsers see */
    public ConsoleHandler(
            Site site, Assets assets, ConsoleSessions sessions, int port, InstantSource clock, SecureRandom random) {
        this.site = site;
        this.assets = assets;
        this.sessions = sessions;
        this.cookies = new Cookies(port, random);
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        SecurityHeaders.set(response);
        try {
            receive(request, response, callback);
        } catch (RefusedFormException refused) {
            send(refused.status(), site.plain(refused.status(), refused.key()), response, callback);
        }
        return true;
    }

    private void receive(Request request, Response response, Callback callback) throws RefusedFormException {
        String path = Request.getPathInContext(request);
        if (path.startsWith(Assets.PREFIX)) {
            Optional<Asset> asset = assets.at(path);
            if (asset.isPresent()) {
                sendAsset(asset.get(), request, response, callback);
            } else {
                send(404, site.plain(404, "plain.missing"), response, callback);
            }
            return;
        }
        boolean post = HttpMethod.POST.is(request.getMethod());
        if (!post && !HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
            send(405, site.plain(405, "plain.method"), response, callback);
            return;
        }
        Fields query = Forms.query(request);
        if (!post) {
            answer(request, query, Optional.empty(), response, callback);
            return;
        }
        Forms.requireForm(request);
        Forms.body(
                request,
                body -> {
                    try {
                        answer(request, query, Optional.of(Forms.parse(body)), response, callback);
                    } catch (RefusedFormException refused) {
                        send(refused.status(), site.plain(refused.status(), refused.key()), response, callback);
                    }
                },
                broken -> {
                    LOG.log(DEBUG, "a form did not come whole", broken);
                    callback.failed(broken);
                });
    }

    private void answer(Request request, Fields query, Optional<Fields> sent, Response response, Callback callback) {
        boolean post = sent.isPresent();
        Fields form = sent.orElse(Fields.NONE);
        Caller caller = caller(request, response);
        Visit visit = new Visit(
                post,
                Request.getPathInContext(request),
                query,
                form,
                caller.origin(),
                caller.look().visitor(),
                caller.look().ended(),
                FormToken.of(caller.cookie()),
                isPart(request),
                clock.instant());
        boolean foreign =
                post && (CrossSite.isFrom(request) || !FormToken.isRight(form.raw(FormToken.FIELD), caller.cookie()));
        try {
            Answer answer = caller.silent()
                    .map(silent -> site.unknown(visit, silent))
                    .orElseGet(() -> foreign ? site.foreignForm(visit) : site.answer(visit));
            send(endingTheOneBefore(answer, caller, visit), response, callback);
        } catch (IOException e) {
            LOG.log(DEBUG, "a browser went before its answer was there", e);
            callback.failed(e);
        } catch (RuntimeException e) {
            // Of what was sent already a browser has to see that it is not whole.
            LOG.log(WARNING, "an answer of the console was not finished", e);
            callback.failed(e);
        }
    }

    /** Of one browser one session: the one before ends with its cookie. */
    private Answer endingTheOneBefore(Answer answer, Caller caller, Visit visit) {
        if (answer instanceof Answer.SeeOther other && other.session().changes()) {
            try {
                caller.secret().ifPresent(before -> sessions.signOut(before, caller.origin()));
            } catch (StoreException silent) {
                return site.refusal(visit, silent);
            }
        }
        return answer;
    }

    /**
     * Who asks.
     *
     * @param secret of their session; empty for nobody
     * @param cookie the same, or that of the browser while nobody is signed in
     * @param silent why nobody can tell whose session it is
     */
    private record Caller(
            Origin origin,
            ConsoleSessions.Look look,
            Optional<String> secret,
            String cookie,
            Optional<StoreException> silent) {

        static Caller nobody(Origin origin, ConsoleSessions.Look look, String door, Optional<StoreException> silent) {
            return new Caller(origin, look, Optional.empty(), door, silent);
        }
    }

    private Caller caller(Request request, Response response) {
        Origin origin = origin(request);
        Optional<String> secret = cookies.session(request);
        Optional<StoreException> silent = Optional.empty();
        ConsoleSessions.Look look = NOBODY;
        if (secret.isPresent()) {
            try {
                look = isPart(request) ? sessions.glance(secret.get(), origin) : sessions.look(secret.get(), origin);
            } catch (StoreException e) {
                silent = Optional.of(e);
            }
        }
        return look.visitor().isPresent()
                ? new Caller(origin, look, secret, secret.orElseThrow(), silent)
                : Caller.nobody(origin, look, doorCookie(request, response), silent);
    }

    private String doorCookie(Request request, Response response) {
        return cookies.door(request).orElseGet(() -> cookies.giveDoor(response));
    }

    /** A script asks for a part of a page, now and then and by itself. */
    private static boolean isPart(Request request) {
        return request.getHeaders().contains("HX-Request");
    }

    private static Origin origin(Request request) {
        SocketAddress address = request.getConnectionMetaData().getRemoteSocketAddress();
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? Origin.of(inet.getAddress().getHostAddress())
                : Origin.of("unknown");
    }

    private void send(Answer answer, Response response, Callback callback) throws IOException {
        if (answer instanceof Answer.Page page) {
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            send(page.status(), page.html(), response, callback);
        } else if (answer instanceof Answer.SeeOther other) {
            if (other.session().changes()) {
                cookies.set(response, other.session());
            }
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            response.getHeaders().put(HttpHeader.LOCATION, other.location());
            response.setStatus(303);
            response.write(true, ByteBuffer.allocate(0), callback);
        } else if (answer instanceof Answer.Download file) {
            file(file.type(), file.name(), response);
            response.write(true, file.content().buffer(), callback);
        } else if (answer instanceof Answer.Streamed streamed) {
            stream(streamed, response, callback);
        }
    }

    /** Each takes a thread for as long as its reader takes. */
    private void stream(Answer.Streamed streamed, Response response, Callback callback) throws IOException {
        if (!streams.tryAcquire()) {
            send(503, site.plain(503, "plain.streams"), response, callback);
            return;
        }
        try {
            file(streamed.type(), Optional.of(streamed.name()), response);
            // Not closed when the body fails: what is closed looks whole.
            OutputStream out = Content.Sink.asOutputStream(response);
            streamed.body().writeTo(out);
            out.close();
        } finally {
            streams.release();
        }
        callback.succeeded();
    }

    private static void file(String type, Optional<String> name, Response response) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        name.ifPresent(saved -> response.getHeaders()
                .put(HttpHeader.CONTENT_DISPOSITION, "attachment; filename=\"" + saved.replace("\"", "") + "\""));
        response.setStatus(200);
    }

    private static void send(int status, Bytes html, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, HTML);
        response.write(true, html.buffer(), callback);
    }

    private static void sendAsset(Asset asset, Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, asset.type());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");
        response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
        boolean zipped = accepted != null && accepted.contains("gzip");
        if (zipped) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        response.setStatus(200);
        response.write(true, (zipped ? asset.zipped() : asset.content()).buffer(), callback);
    }
}
