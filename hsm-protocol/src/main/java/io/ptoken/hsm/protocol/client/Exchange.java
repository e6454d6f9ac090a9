package io.ptoken.hsm.protocol.client;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.link.ResendLastResponse;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.message.Patience;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The retry procedure of module protocol section 1.5. Commands and {@code GL?RR} draw on one budget of attempts.
 *
 * <p>Guarded by the lock of its client.
 */
final class Exchange {

    private final Line line;
    private final ProtocolSettings settings;
    private final ClientListener listener;

    /** Whether {@code GL?RR} is used; ends when the module does not know it. */
    private boolean resends;

    /** Of requests whose answers are unique: the last one with its answer. */
    private @Nullable ResponseFrame lastUnique;

    private byte[] lastUniqueRequest = {};

    Exchange(Line line, ProtocolSettings settings, Dialect dialect, ClientListener listener) {
        this.line = line;
        this.settings = settings;
        this.listener = listener;
        this.resends = dialect.resendsLastResponse(settings);
    }

    /** The module's answer, whatever its status, to a request that is on the wire as {@code wire}. */
    ResponseFrame perform(ModuleRequest<?> request, byte[] wire) {
        Budget budget = new Budget(settings.transport().attempts());
        CommandCode command = request.command();
        while (true) {
            line.makeReady(command);
            budget.spend();
            Answer answer = attempt(request, wire, budget);
            if (answer.frame != null) {
                remember(request, wire, answer.frame);
                return answer.frame;
            }
            if (!answer.notBegun && !mayBeRepeated(request)) {
                throw new OutcomeUnknownException(command, answer.why, answer.cause);
            }
            if (budget.isSpent()) {
                throw givenUp(command, answer);
            }
            listener.noticed(ClientEvent.COMMAND_REPEATED, command);
        }
    }

    private Answer attempt(ModuleRequest<?> request, byte[] wire, Budget budget) {
        CommandCode command = request.command();
        try {
            line.send(wire);
            Answer answer = await(request, wire, budget);
            if (answer.frame == null && !answer.notBegun) {
                line.suspect();
            }
            return answer;
        } catch (IOException e) {
            listener.noticed(ClientEvent.CHANNEL_FAILED, command);
            line.close();
            return Answer.lost("the channel failed", e);
        }
    }

    private Answer await(ModuleRequest<?> request, byte[] wire, Budget budget) throws IOException {
        CommandCode command = request.command();
        Duration patience = request.patience().of(settings.transport().timers());
        Duration deadline = line.deadline(patience);
        boolean asked = false;
        String why = "none within " + patience;
        while (true) {
            Optional<Received> next = line.receive(deadline);
            if (next.isEmpty()) {
                listener.noticed(ClientEvent.TIMEOUT, command);
                return Answer.lost(why, null);
            }
            if (next.get() instanceof Received.Damaged damaged) {
                listener.noticed(ClientEvent.DAMAGED_FRAME, command);
                why = "it was damaged, " + damaged.detail();
                if (resends && !budget.isSpent()) {
                    askAgain(command, budget);
                    asked = true;
                    deadline = line.deadline(patience);
                } else if (mayBeRepeated(request)) {
                    return Answer.lost(why, null);
                }
            } else if (((Received.Whole) next.get()).frame() instanceof ResponseFrame response) {
                boolean copy = isCopy(request, wire, response);
                if (response.command().equals(command) && !copy) {
                    return Answer.of(response);
                }
                if (response.isError()) {
                    return error(response, command, asked);
                }
                listener.noticed(ClientEvent.STRAY_FRAME, command);
                if (mayBeRepeated(request)) {
                    return Answer.lost("another came, " + response.command().responseHeader(), null);
                }
            } else {
                listener.noticed(ClientEvent.STRAY_FRAME, command);
            }
        }
    }

    /** The answer to an earlier sale, come once more: nothing else in a frame tells whose answer it is. */
    private boolean isCopy(ModuleRequest<?> request, byte[] wire, ResponseFrame response) {
        return request.answersAreUnique()
                && response.status().isSuccess()
                && response.equals(lastUnique)
                && !Arrays.equals(wire, lastUniqueRequest);
    }

    private void remember(ModuleRequest<?> request, byte[] wire, ResponseFrame answer) {
        if (request.answersAreUnique() && answer.status().isSuccess()) {
            lastUnique = answer;
            lastUniqueRequest = wire.clone();
        }
    }

    private void askAgain(CommandCode command, Budget budget) throws IOException {
        budget.spend();
        listener.noticed(ClientEvent.RESEND_ASKED, command);
        line.send(line.wrap(ResendLastResponse.line(), Patience.NORMAL));
    }

    /** {@code GL!ER}: after GL?RR nobody knows whether it is about the command or about GL?RR. */
    private Answer error(ResponseFrame response, CommandCode command, boolean asked) {
        StatusCode status = response.status();
        boolean damaged = status.equals(StatusCode.CHECKSUM_ERROR);
        if (asked && status.equals(StatusCode.INVALID_REQUEST_HEADER)) {
            resends = false;
        }
        if (asked && (damaged || status.equals(StatusCode.INVALID_REQUEST_HEADER))) {
            return Answer.lost("it was damaged, and GL?RR was answered by GL!ER" + status, null);
        }
        if (damaged) {
            listener.noticed(ClientEvent.REQUEST_DAMAGED, command);
            return Answer.notBegun(response);
        }
        return Answer.of(response);
    }

    /** Such a command is given up for a stray or damaged answer; for others the right one may still come. */
    private static boolean mayBeRepeated(ModuleRequest<?> request) {
        return request.repetition() == Repetition.HARMLESS;
    }

    private static RuntimeException givenUp(CommandCode command, Answer answer) {
        if (answer.refusal != null) {
            return RefusedException.of(answer.refusal);
        }
        return new ModuleUnavailableException("no answer to " + command + ": " + answer.why, answer.cause);
    }

    /** What came of one attempt. */
    private record Answer(
            @Nullable ResponseFrame frame,
            boolean notBegun,
            @Nullable ResponseFrame refusal,
            String why,
            @Nullable Throwable cause) {

        static Answer of(ResponseFrame frame) {
            return new Answer(frame, false, null, "", null);
        }

        static Answer notBegun(ResponseFrame refusal) {
            return new Answer(null, true, refusal, "the module got a damaged request", null);
        }

        static Answer lost(String why, @Nullable Throwable cause) {
            return new Answer(null, false, null, why, cause);
        }
    }

    /** How often something may still be sent. */
    private static final class Budget {

        private int left;

        Budget(int attempts) {
            this.left = attempts;
        }

        void spend() {
            left--;
        }

        boolean isSpent() {
            return left <= 0;
        }
    }
}
