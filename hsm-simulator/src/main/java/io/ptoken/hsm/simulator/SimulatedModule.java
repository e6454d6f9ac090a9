package io.ptoken.hsm.simulator;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.FrameFault;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.frame.RequestFrame;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.link.ResendLastResponse;
import io.ptoken.hsm.protocol.link.Reset;
import io.ptoken.hsm.protocol.message.ExtendedErrorText;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ModuleSettings.EchoDelay;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.query.QueryLog;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleState;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A security module seen through the wire protocol of a hardware module (module protocol sections 1-9): requests in,
 * answers out. It waits for nothing and knows no line; what is between it and the line is a {@link ModuleLine} each.
 *
 * <p>Faults are reported in this order (section 6.3): check sum of the frame ({@code GL!ER20}), state ({@code GL!ER57},
 * {@code GL!ER58}), header ({@code GL!ER21}), fields (60-63), MeterPAN (76), then in the order of the served module.
 *
 * <p>What the role {@code KeyLoading} tells of the module's public keys and of its slots, no command of the protocol carries:
 * {@code SM?KC}, {@code KR}, {@code KL}, {@code KF}, {@code KX} are all there is. The public keys reach a KMC by another
 * way.
 *
 * <p>Thread safe; like a real module it does one command at a time.
 */
public final class SimulatedModule {

    private final Served served;
    private final Faults faults;
    private final Map<CommandCode, Command> commands;
    private final Refusals refusals;
    private final ReentrantLock turn = new ReentrantLock();
    private final Set<ModuleLine> lines = new LinkedHashSet<>();

    private boolean tampered;

    /** A module with which nothing goes wrong. */
    public SimulatedModule(SecurityModule module, SimulatorProfile profile, ProtocolSettings settings, Clock clock) {
        this(module, profile, settings, clock, Faults.NONE);
    }

    /**
     * Powers a module up.
     *
     * @param module does the work; the caller closes it
     * @param profile what it looks like
     * @param settings of the protocol; of those of the module itself, only what the wire shows is looked at here
     * @param clock for the event log; an {@link AdjustableClock} that the served module has too lets clock faults reach it
     * @param faults what goes wrong
     */
    public SimulatedModule(
            SecurityModule module, SimulatorProfile profile, ProtocolSettings settings, Clock clock, Faults faults) {
        this.served = new Served(module, profile, settings, new SimulatedClock(clock), new EventLog());
        this.faults = faults;
        boolean sts6 = profile.dialect() == Dialect.STS6;
        this.commands = sts6 ? Sts6Firmware.commands(served) : LegacyFirmware.commands(served);
        this.refusals = sts6 ? new Sts6Firmware.Sts6Refuses(settings) : new LegacyFirmware.LegacyRefuses();
        log("POWER UP");
    }

    /** What it speaks. */
    public ProtocolSettings settings() {
        return served.settings();
    }

    /** What it looks like. */
    public SimulatorProfile profile() {
        return served.profile();
    }

    /**
     * A new line to the module.
     *
     * @param cut is run when the module loses its power: it closes the connection and must not wait
     */
    public ModuleLine openLine(Runnable cut) {
        ModuleLine line = new ModuleLine(this, cut);
        turn.lock();
        try {
            lines.add(line);
        } finally {
            turn.unlock();
        }
        return line;
    }

    /** Power off and on: cuts all lines and ends the effect of {@link Fault.Tamper}. */
    public void powerCycle() {
        turn.lock();
        try {
            tampered = false;
            Set<ModuleLine> cut = Set.copyOf(lines);
            cut.forEach(ModuleLine::losePower);
            log("POWER UP");
        } finally {
            turn.unlock();
        }
    }

    /** Writes an event into the module's own log. */
    public void log(String text) {
        turn.lock();
        try {
            served.log().add(served.clock().now(), text);
        } finally {
            turn.unlock();
        }
    }

    void forget(ModuleLine line) {
        turn.lock();
        try {
            lines.remove(line);
        } finally {
            turn.unlock();
        }
    }

    Reply answer(ModuleLine line, Received received) {
        turn.lock();
        try {
            if (received instanceof Received.Whole whole && whole.frame() instanceof RequestFrame request) {
                Optional<Fault> fault = faults.next(request.command());
                return fault.isEmpty() ? carryOut(line, request) : goWrong(line, request, fault.get());
            }
            return remembered(line, ResponseFrame.error(errorOf(received)));
        } finally {
            turn.unlock();
        }
    }

    private static StatusCode errorOf(Received received) {
        boolean header = !(received instanceof Received.Damaged damaged)
                || damaged.fault() == FrameFault.HEADER
                || damaged.fault() == FrameFault.STATUS;
        return header ? StatusCode.INVALID_REQUEST_HEADER : StatusCode.CHECKSUM_ERROR;
    }

    private Reply goWrong(ModuleLine line, RequestFrame request, Fault fault) {
        if (fault instanceof Fault.OnLine trouble) {
            return carryOut(line, request).with(trouble);
        } else if (fault instanceof Fault.ErrorAnswer error) {
            return remembered(line, ResponseFrame.error(error.status()));
        } else if (fault instanceof Fault.StatusAnswer answer) {
            return remembered(line, new ResponseFrame(request.command(), answer.status()));
        } else if (fault instanceof Fault.ExtendedErrorAnswer error) {
            return remembered(line, ExtendedErrorText.frame(request.command(), error.text(), settings()));
        } else if (fault instanceof Fault.WrongHeader wrong) {
            return underAnotherName(line, request, wrong.other());
        } else if (fault instanceof Fault.PowerCycle power) {
            if (power.carriedOut()) {
                carryOut(line, request);
            }
            powerCycle();
            return Reply.NOTHING;
        } else if (fault instanceof Fault.Tamper) {
            tampered = true;
            log("TAMPER");
            return carryOut(line, request);
        } else if (fault instanceof Fault.ClockJump jump) {
            served.clock().shift(jump.by());
            return carryOut(line, request);
        }
        return Reply.NOTHING;
    }

    private Reply underAnotherName(ModuleLine line, RequestFrame request, CommandCode other) {
        Reply right = carryOut(line, request);
        return right.frame().isEmpty()
                ? right
                : remembered(
                        line,
                        new ResponseFrame(
                                other,
                                right.frame().get().status(),
                                right.frame().get().body()));
    }

    private Reply carryOut(ModuleLine line, RequestFrame request) {
        Optional<SmStatus> out = outOfService(request.command());
        if (out.isPresent()) {
            return remembered(line, refusals.outOfService(request.command(), out.get()));
        }
        boolean resends = profile().dialect().resendsLastResponse(settings());
        if (resends && request.command().equals(ResendLastResponse.COMMAND)) {
            return Reply.of(line.last().orElseGet(SimulatedModule::unknown));
        }
        if (resends && request.command().equals(Reset.COMMAND)) {
            line.reset();
            log("RESET");
            return Reply.of(new Reset.Response("").frame(Reset.COMMAND, settings()));
        }
        Optional<ResponseFrame> frame = respond(request);
        if (frame.isEmpty()) {
            return Reply.NOTHING;
        }
        line.remember(frame.get());
        return new Reply(frame, time(request, frame.get()), Optional.empty());
    }

    private Optional<SmStatus> outOfService(CommandCode command) {
        if (command.equals(QueryLog.COMMAND)) {
            return Optional.empty();
        }
        ModuleState state = served.module().status().state();
        if (tampered || state == ModuleState.TAMPERED) {
            return Optional.of(SmStatus.TAMPERED_STATE);
        }
        return state == ModuleState.ERROR ? Optional.of(SmStatus.APP_ERROR_STATE) : Optional.empty();
    }

    /** Empty when nobody knows whether the served module has carried it out: no answer says just that. */
    private Optional<ResponseFrame> respond(RequestFrame request) {
        Command command = commands.get(request.command());
        if (command == null || inLoader(request.command())) {
            return Optional.of(unknown());
        }
        try {
            return Optional.of(command.carryOut(request.body()).frame(request.command(), settings()));
        } catch (FieldException e) {
            return Optional.of(refusals.of(request.command(), e));
        } catch (LegacyRefusal e) {
            return Optional.of(new ResponseFrame(
                    request.command(), new StatusCode(e.status().code())));
        } catch (SecurityModuleException e) {
            return e.failure() == ModuleFailure.OUTCOME_UNKNOWN
                    ? Optional.empty()
                    : Optional.of(refusals.of(request.command(), e));
        }
    }

    private boolean inLoader(CommandCode command) {
        return command.family() == CommandCode.Family.SM
                && served.module().status().state() == ModuleState.LOADER;
    }

    private Duration time(RequestFrame request, ResponseFrame response) {
        boolean waits = request.command().equals(Echo.COMMAND)
                && response.status().isSuccess()
                && settings().module().echoDelay() == EchoDelay.SECONDS;
        return waits
                ? Duration.ofSeconds(Echo.decode(request.body(), settings()).delay())
                : Duration.ZERO;
    }

    private static Reply remembered(ModuleLine line, ResponseFrame response) {
        line.remember(response);
        return Reply.of(response);
    }

    private static ResponseFrame unknown() {
        return ResponseFrame.error(StatusCode.INVALID_REQUEST_HEADER);
    }
}
