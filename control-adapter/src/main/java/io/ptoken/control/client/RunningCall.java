package io.ptoken.control.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.Outcome;
import io.ptoken.control.Question;
import io.ptoken.control.Result;
import io.ptoken.control.Secret;
import io.ptoken.control.ServerGoneException;
import io.ptoken.control.data.DataSink;
import io.ptoken.control.frame.DataIn;
import io.ptoken.control.frame.DataOut;
import io.ptoken.control.frame.Frame;
import io.ptoken.control.frame.FrameException;
import io.ptoken.control.frame.FrameLine;
import io.ptoken.control.frame.FrameType;
import io.ptoken.control.frame.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One call, from its first byte to its outcome. */
final class RunningCall {

    private static final Set<FrameType> FROM_SERVER = EnumSet.of(
            FrameType.RESULT,
            FrameType.REFUSAL,
            FrameType.QUESTION,
            FrameType.SHOW_SECRET,
            FrameType.PROGRESS,
            FrameType.DATA_COMING,
            FrameType.DATA_WANTED);

    private static final Set<FrameType> IN_DATA = EnumSet.of(FrameType.DATA, FrameType.DATA_END, FrameType.REFUSAL);

    private final FrameLine line;
    private final CallerVoice voice;
    private final Dialogue dialogue;

    RunningCall(FrameLine line, CallerVoice voice, Dialogue dialogue) {
        this.line = line;
        this.voice = voice;
        this.dialogue = dialogue;
    }

    /** Whatever goes wrong at this end, the server is told, and the line is not used again. */
    Outcome run(ObjectNode call) throws IOException {
        byte[] body = Messages.bytes(call);
        boolean done = false;
        try {
            say(() -> {
                voice.call(body);
                return true;
            });
            Optional<Outcome> outcome = Optional.empty();
            while (outcome.isEmpty()) {
                outcome = react(read(FROM_SERVER));
            }
            done = true;
            return outcome.get();
        } catch (RefusedMeanwhile e) {
            return e.outcome;
        } finally {
            if (done) {
                voice.ended();
            } else {
                voice.cancel();
                line.close();
            }
        }
    }

    private Optional<Outcome> react(Frame frame) throws IOException {
        return switch (frame.type()) {
            case RESULT -> Optional.of(new Result(parsed(() -> Messages.object(frame))));
            case REFUSAL -> Optional.of(parsed(() -> Messages.refusal(frame)));
            case DATA_COMING -> take(frame);
            default -> {
                serve(frame);
                yield Optional.empty();
            }
        };
    }

    /** What the call goes on after. */
    private void serve(Frame frame) throws IOException {
        switch (frame.type()) {
            case QUESTION -> answer(parsed(() -> Messages.question(frame)));
            case SHOW_SECRET -> show(parsed(frame::shownSecret));
            case PROGRESS -> dialogue.progress(parsed(() -> Messages.object(frame)));
            default -> give(frame);
        }
    }

    private void answer(Question question) throws IOException {
        switch (question.kind()) {
            case SECRET -> {
                try (Secret secret = dialogue.secret(question)) {
                    say(() -> voice.say(FrameType.ANSWER_SECRET, secret.bytes()));
                }
            }
            case TEXT -> {
                byte[] text = Messages.textAnswer(dialogue.text(question));
                say(() -> voice.say(FrameType.ANSWER_TEXT, text));
            }
            case YES_NO -> {
                byte[] yes = Messages.yesNoAnswer(dialogue.yesNo(question));
                say(() -> voice.say(FrameType.ANSWER_TEXT, yes));
            }
        }
    }

    private void show(Frame.ShownSecret shown) throws IOException {
        try (Secret secret = shown.secret()) {
            dialogue.show(shown.label(), secret);
        }
        say(() -> voice.say(FrameType.SHOWN));
    }

    private Optional<Outcome> take(Frame head) throws IOException {
        try (DataSink sink = dialogue.take(parsed(() -> Messages.dataLabel(head)))) {
            DataIn data = new DataIn(sink, Long.MAX_VALUE);
            while (true) {
                Frame frame = read(IN_DATA);
                if (frame.type() == FrameType.REFUSAL) {
                    return Optional.of(parsed(() -> Messages.refusal(frame)));
                }
                if (taken(data, frame)) {
                    say(() -> voice.say(FrameType.DATA_TAKEN));
                    return Optional.empty();
                }
            }
        }
    }

    private static boolean taken(DataIn data, Frame frame) throws IOException {
        try {
            return data.take(frame);
        } catch (FrameException e) {
            throw gone(e);
        }
    }

    private void give(Frame head) throws IOException {
        try (InputStream source = dialogue.give(parsed(() -> Messages.dataLabel(head)))) {
            DataOut data = new DataOut(source);
            while (data.next()) {
                if (serverSpeaks() || !say(() -> voice.sayPiece(data))) {
                    return; // it will not take the rest
                }
            }
            say(() -> voice.sayEnd(data));
        }
    }

    private boolean serverSpeaks() {
        try {
            return line.awaitFrame(Duration.ZERO);
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private Frame read(Set<FrameType> expected) {
        try {
            return line.read(FrameLine.NO_HURRY, expected);
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private <T> T parsed(Parsing<T> parsing) {
        try {
            return parsing.run();
        } catch (FrameException | IllegalArgumentException e) {
            throw gone(e);
        }
    }

    private boolean say(Saying saying) throws RefusedMeanwhile {
        try {
            return saying.run();
        } catch (IOException e) {
            throw lastWords().map(RefusedMeanwhile::new).orElseThrow(() -> gone(e));
        }
    }

    /** A server that takes no more may have said why before it ended. */
    private Optional<Outcome> lastWords() {
        try {
            Frame frame = line.read(Duration.ZERO, EnumSet.of(FrameType.REFUSAL));
            return Optional.of(Messages.refusal(frame));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ServerGoneException gone(Exception why) {
        return new ServerGoneException(
                "the server ended the connection before the call was over (" + why.getMessage()
                        + "); whether it was carried out is not known",
                why);
    }

    private interface Parsing<T> {
        T run() throws FrameException;
    }

    private interface Saying {
        boolean run() throws IOException;
    }

    /** The server has refused the call while something was sent to it. */
    private static final class RefusedMeanwhile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Outcome outcome;

        RefusedMeanwhile(Outcome outcome) {
            super("refused", null, false, false);
            this.outcome = outcome;
        }
    }
}
