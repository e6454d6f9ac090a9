package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.client.Requests;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers a text by the longest beginning of a request that it knows, else {@code GL!ER21}; its clock stands still. */
final class TalkingModule implements Requests, MonotonicClock {

    private final ProtocolSettings settings;
    private final Map<String, String> answers = new LinkedHashMap<>();
    final List<String> asked = new ArrayList<>();
    Duration now = Duration.ofDays(1);

    TalkingModule(ProtocolSettings settings) {
        this.settings = settings;
    }

    /** A module that tells all about itself; no keys in it. */
    static TalkingModule complete(ProtocolSettings settings) {
        return new TalkingModule(settings)
                .answers("SM?DI", "SM!DI00P94000001~PSTS65V10~")
                .answers(
                        "SM?QI",
                        "SM!QI00PSMID.1:Prism:94000001:20240101T000000Z:0123456789ABCDEF:59D1~PPrism-TSM250-1~PSTS65V10~"
                                + "H0123456789ABCDEF~")
                .answers("SM?QD", "SM!QD00D20240501101500~N7~")
                .answers("SM?PD", "SM!PD00PAcMode=AC:NONE;TxCounter=93080~")
                .answers("SM?UD", "SM!UD00H0123456789ABCDEF~")
                .answers("SM?CQ", "SM!CQ00H1A2B3C4D~D20251231220000~")
                .answers("SM?GA", "SM!GA28");
    }

    TalkingModule answers(String beginning, String answer) {
        answers.put(beginning, answer);
        return this;
    }

    List<String> askedOf(String beginning) {
        return asked.stream().filter(text -> text.startsWith(beginning)).toList();
    }

    @Override
    public <R> R call(ModuleRequest<R> request) {
        byte[] line = request.line(settings);
        String text = new String(line, 0, line.length - 5, StandardCharsets.US_ASCII);
        asked.add(text);
        return request.read(frame(answer(text)), settings);
    }

    String answer(String request) {
        String best = "";
        for (String beginning : answers.keySet()) {
            if (request.startsWith(beginning) && beginning.length() > best.length()) {
                best = beginning;
            }
        }
        return answers.getOrDefault(best, "GL!ER21");
    }

    private static ResponseFrame frame(String text) {
        StatusCode status = new StatusCode(text.substring(5, 7));
        if (text.startsWith("GL!ER")) {
            return ResponseFrame.error(status);
        }
        return new ResponseFrame(CommandCode.sm(text.substring(3, 5)), status, text.substring(7));
    }

    @Override
    public Duration elapsed() {
        return now;
    }
}
