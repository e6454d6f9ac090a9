package io.ptoken.control.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.ControlLimits;
import io.ptoken.control.Outcome;
import io.ptoken.control.Result;
import io.ptoken.control.client.ControlClient;
import io.ptoken.control.socket.ControlPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A server in a directory of a test, with a clock of the test's. */
final class RunningControl implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final FakeTicker ticker = new FakeTicker();
    private final ControlPlace place;
    private final ControlServer server;

    private RunningControl(Path data, ControlHandler handler, ControlLimits limits) throws IOException {
        this.place = ControlPlace.inData(data, List.of(Path.of("/tmp")));
        this.server = ControlServer.start(place, () -> true, "ptoken test", () -> handler, limits, ticker);
    }

    static RunningControl start(Path data, ControlHandler handler) throws IOException {
        return new RunningControl(data, handler, ControlLimits.defaults());
    }

    static RunningControl start(Path data, ControlHandler handler, ControlLimits limits) throws IOException {
        return new RunningControl(data, handler, limits);
    }

    static ObjectNode json() {
        return JSON.createObjectNode();
    }

    /** An outcome that says so. */
    static Outcome done() {
        return new Result(json().put("done", true));
    }

    FakeTicker ticker() {
        return ticker;
    }

    ControlServer server() {
        return server;
    }

    ControlClient client() throws IOException {
        return ControlClient.connect(place, "test");
    }

    /** A caller that has said hello and may send anything. */
    RawCaller raw() throws IOException {
        return RawCaller.connect(server.path()).greeted();
    }

    /** Throws unless another caller is served. */
    void requireServing() throws IOException {
        try (ControlClient next = client()) {
            Outcome outcome = next.call(json().put("do", "nothing"), new ScriptedDialogue());
            if (!outcome.equals(done())) {
                throw new AssertionError("got " + outcome);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
