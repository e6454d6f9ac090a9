package io.ptoken.control.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.CallCancelledException;
import io.ptoken.control.CallerGoneException;
import io.ptoken.control.ControlLimits;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Outcome;
import io.ptoken.control.Question;
import io.ptoken.control.Refusal;
import io.ptoken.control.Result;
import io.ptoken.control.Secret;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One call over a line, from the moment it has come to its outcome. */
final class LiveConversation implements Conversation {

    private final FrameLine line;
    private final ControlLimits limits;
    private boolean cancelled;
    private boolean secretsSeen;
    private final List<Secret> secrets = new ArrayList<>();
    /** Data has begun and not ended: the caller cannot take a result. */
    private boolean midData;
    /** The caller is still sending what nobody reads. */
    private boolean unread;

    private Optional<IOException> gone = Optional.empty();

    LiveConversation(FrameLine line, ControlLimits limits) {
        this.line = line;
        this.limits = limits;
    }

    @Override
    public String askText(Question question) {
        Question asked = question.require(Question.Kind.TEXT);
        return onLine(() -> Messages.textAnswer(ask(asked, FrameType.ANSWER_TEXT)));
    }

    @Override
    public boolean askYesNo(Question question) {
        Question asked = question.require(Question.Kind.YES_NO);
        return onLine(() -> Messages.yesNoAnswer(ask(asked, FrameType.ANSWER_TEXT)));
    }

    @Override
    public Secret askSecret(Question question) {
        Question asked = question.require(Question.Kind.SECRET);
        secretsSeen = true;
        Secret secret = onLine(() -> ask(asked, FrameType.ANSWER_SECRET).secret());
        secrets.add(secret);
        return secret;
    }

    @Override
    public void showSecret(String label, Secret secret) {
        secretsSeen = true;
        try (secret) {
            requireInStep();
            byte[] head = Frame.labelBytes(label);
            onLine(() -> {
                line.write(FrameType.SHOW_SECRET, head, secret.bytes());
                return read(limits.question(), EnumSet.of(FrameType.SHOWN));
            });
        }
    }

    @Override
    public void progress(ObjectNode progress) {
        requireInStep();
        pause(Duration.ZERO);
        byte[] body = Messages.bytes(progress);
        onLine(() -> write(FrameType.PROGRESS, body));
    }

    @Override
    public void sendData(DataLabel label, InputStream from) throws IOException {
        requireInStep();
        byte[] head = Messages.bytes(label);
        onLine(() -> write(FrameType.DATA_COMING, head));
        midData = true;
        DataOut data = new DataOut(from);
        while (data.next()) {
            pause(Duration.ZERO);
            onLine(() -> {
                data.writePiece(line);
                return true;
            });
        }
        onLine(() -> {
            data.writeEnd(line);
            // The caller may have to bring it to a slow disk first.
            return read(limits.question(), EnumSet.of(FrameType.DATA_TAKEN));
        });
        midData = false;
    }

    @Override
    public void receiveData(DataLabel label, long most, DataSink into) throws IOException {
        try (into) {
            requireInStep();
            byte[] head = Messages.bytes(label);
            onLine(() -> write(FrameType.DATA_WANTED, head));
            DataIn data = new DataIn(into, most);
            Duration patience = limits.question();
            boolean more = true;
            while (more) {
                Duration now = patience;
                Frame piece = onLine(() -> read(now, EnumSet.of(FrameType.DATA, FrameType.DATA_END)));
                patience = limits.stall();
                more = piece.type() != FrameType.DATA_END;
                unread = more;
                take(data, piece);
                unread = false;
            }
        }
    }

    @Override
    public void pause(Duration time) {
        onLine(() -> {
            if (line.awaitFrame(time)) {
                read(limits.stall(), EnumSet.noneOf(FrameType.class));
            }
            return true;
        });
    }

    /** Why nothing reaches the caller any more, when that is so. */
    Optional<IOException> gone() {
        return gone;
    }

    /** What the handler was given and may have forgotten. */
    void closeSecrets() {
        secrets.forEach(Secret::close);
        secrets.clear();
    }

    /** True when what failed may have a secret in its text. */
    boolean hasSeenSecrets() {
        return secretsSeen;
    }

    /**
     * Tells the caller how it ended.
     *
     * @return true when another call can follow
     */
    boolean end(Outcome outcome) throws IOException {
        if (gone.isPresent()) {
            return false;
        }
        if (outcome instanceof Result result && !midData && !unread) {
            line.write(FrameType.RESULT, Messages.bytes(result.value()));
            return true;
        }
        Refusal refusal = outcome instanceof Refusal told
                ? told
                : Refusal.of(Refusal.TRANSFER, "the server did not come to the end of the data");
        line.write(FrameType.REFUSAL, Messages.bytes(refusal));
        return !unread;
    }

    private void requireInStep() {
        if (midData || unread) {
            throw new IllegalStateException("data was cut off, so that the call can end in a refusal only");
        }
    }

    private Frame ask(Question question, FrameType answer) throws IOException {
        requireInStep();
        write(FrameType.QUESTION, Messages.bytes(question));
        return read(limits.question(), EnumSet.of(answer));
    }

    /** A cancellation may come in the place of anything. */
    private Frame read(Duration patience, EnumSet<FrameType> expected) throws IOException {
        Set<FrameType> possible = EnumSet.copyOf(expected);
        possible.add(FrameType.CANCEL);
        Frame frame = line.read(patience, possible);
        if (frame.type() == FrameType.CANCEL) {
            cancelled = true;
            throw new CallCancelledException();
        }
        return frame;
    }

    private boolean write(FrameType type, byte[] body) throws IOException {
        line.write(type, body);
        return true;
    }

    private void take(DataIn data, Frame piece) throws IOException {
        try {
            data.take(piece);
        } catch (FrameException e) {
            throw gone(e);
        }
    }

    private <T> T onLine(LineAct<T> act) {
        if (gone.isPresent()) {
            throw gone(gone.get());
        }
        if (cancelled) {
            throw new CallCancelledException();
        }
        try {
            return act.run();
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private CallerGoneException gone(IOException why) {
        gone = Optional.of(why);
        return new CallerGoneException("the caller is gone: " + why.getMessage(), why);
    }

    /** Something that needs the caller. */
    private interface LineAct<T> {
        T run() throws IOException;
    }
}
