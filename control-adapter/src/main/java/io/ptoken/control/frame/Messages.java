package io.ptoken.control.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Question;
import io.ptoken.control.Refusal;
import java.util.Optional;

/** The JSON of frames, as types. Reading throws {@link FrameException} for what is not of the protocol. */
public final class Messages {

    private static final String PROTOCOL = "protocol";
    private static final String PROGRAM = "program";
    private static final String PEER = "peer";
    private static final String CODE = "code";
    private static final String PARAMETER = "parameter";
    private static final String MESSAGE = "message";
    private static final String NEXT = "next";
    private static final String KIND = "kind";
    private static final String FIELD = "field";
    private static final String PROMPT = "prompt";
    private static final String ANSWER = "answer";
    private static final String NAME = "name";
    private static final String TEXT = "text";

    private Messages() {}

    /** Any object, of a call, a result or a progress. */
    public static ObjectNode object(Frame frame) throws FrameException {
        return Json.read(frame);
    }

    /** Bytes of any object. */
    public static byte[] bytes(ObjectNode node) {
        return Json.write(node);
    }

    /** Bytes of a greeting. */
    public static byte[] bytes(Hello hello) {
        ObjectNode node = Json.object().put(PROTOCOL, hello.protocol()).put(PROGRAM, hello.program());
        hello.peer().ifPresent(peer -> node.put(PEER, peer));
        return Json.write(node);
    }

    /** A greeting. */
    public static Hello hello(Frame frame) throws FrameException {
        ObjectNode node = Json.read(frame);
        JsonNode protocol = node.path(PROTOCOL);
        if (!protocol.isInt()) {
            throw missing(frame, PROTOCOL);
        }
        return new Hello(protocol.intValue(), text(frame, node, PROGRAM), optional(node, PEER));
    }

    /** Bytes of a refusal. */
    public static byte[] bytes(Refusal refusal) {
        ObjectNode node = Json.object().put(CODE, refusal.code());
        refusal.parameter().ifPresent(parameter -> node.put(PARAMETER, parameter));
        node.put(MESSAGE, refusal.message());
        refusal.next().ifPresent(next -> node.put(NEXT, next));
        return Json.write(node);
    }

    /** A refusal. */
    public static Refusal refusal(Frame frame) throws FrameException {
        ObjectNode node = Json.read(frame);
        return new Refusal(
                text(frame, node, CODE), optional(node, PARAMETER), text(frame, node, MESSAGE), optional(node, NEXT));
    }

    /** Bytes of a question. */
    public static byte[] bytes(Question question) {
        return Json.write(Json.object()
                .put(KIND, question.kind().word())
                .put(FIELD, question.field())
                .put(PROMPT, question.prompt()));
    }

    /** A question. */
    public static Question question(Frame frame) throws FrameException {
        ObjectNode node = Json.read(frame);
        String word = text(frame, node, KIND);
        for (Question.Kind kind : Question.Kind.values()) {
            if (kind.word().equals(word)) {
                return new Question(kind, text(frame, node, FIELD), text(frame, node, PROMPT));
            }
        }
        throw missing(frame, KIND);
    }

    /** Bytes of an answer in text. */
    public static byte[] textAnswer(String text) {
        return Json.write(Json.object().put(ANSWER, text));
    }

    /** Bytes of yes or no. */
    public static byte[] yesNoAnswer(boolean yes) {
        return Json.write(Json.object().put(ANSWER, yes));
    }

    /** An answer in text. */
    public static String textAnswer(Frame frame) throws FrameException {
        JsonNode answer = Json.read(frame).path(ANSWER);
        if (!answer.isTextual()) {
            throw missing(frame, ANSWER);
        }
        return answer.textValue();
    }

    /** Yes or no. */
    public static boolean yesNoAnswer(Frame frame) throws FrameException {
        JsonNode answer = Json.read(frame).path(ANSWER);
        if (!answer.isBoolean()) {
            throw missing(frame, ANSWER);
        }
        return answer.booleanValue();
    }

    /** Bytes of what data is. */
    public static byte[] bytes(DataLabel label) {
        return Json.write(Json.object().put(NAME, label.name()).put(TEXT, label.text()));
    }

    /** What data is. */
    public static DataLabel dataLabel(Frame frame) throws FrameException {
        ObjectNode node = Json.read(frame);
        return new DataLabel(text(frame, node, NAME), text(frame, node, TEXT));
    }

    private static String text(Frame frame, ObjectNode node, String name) throws FrameException {
        return optional(node, name).filter(text -> !text.isBlank()).orElseThrow(() -> missing(frame, name));
    }

    private static Optional<String> optional(ObjectNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue());
    }

    private static FrameException missing(Frame frame, String name) {
        return new FrameException("frame " + frame.type() + ": " + name + " is missing or wrong");
    }
}
