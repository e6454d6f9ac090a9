package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.ProtocolException;
import io.ptoken.hsm.protocol.client.ChannelOpener;
import io.ptoken.hsm.protocol.client.ClientListener;
import io.ptoken.hsm.protocol.client.ModuleClient;
import io.ptoken.hsm.protocol.client.ModuleUnavailableException;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.module.ProbeReport.Found;
import io.ptoken.hsm.protocol.module.ProbeReport.Trial;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.Timers;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what module is at the end of a line and how it wants to be talked to. Asks nothing that makes tokens, charges limits
 * or changes keys; so the width of H numbers (A4) and the commands that load keys remain unknown.
 */
public final class ModuleProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ProtocolSettings base;
    private final MonotonicClock time;

    /** @param base everything that is not found out */
    public ModuleProbe(ProtocolSettings base, MonotonicClock time) {
        this.base = base;
        this.time = time;
    }

    /**
     * A way to reach a module.
     *
     * @param name for people, e.g. {@code /dev/ttyUSB0 at 9600 bit/s}
     * @param profile of the transport
     * @param opener opens channels
     */
    public record Candidate(String name, TransportProfile profile, ChannelOpener opener) {}

    /** Tries one way after the other until a module answers; takes some seconds for each that leads nowhere. */
    public ProbeReport probe(List<Candidate> candidates) {
        List<Trial> trials = new ArrayList<>();
        for (Candidate candidate : candidates) {
            ProtocolSettings settings = settings(candidate.profile());
            Optional<String> problem = link(candidate, settings);
            trials.add(new Trial(candidate.name(), problem));
            if (problem.isEmpty()) {
                return new ProbeReport(trials, Optional.of(question(candidate, settings)));
            }
        }
        return new ProbeReport(trials, Optional.empty());
    }

    private ProtocolSettings settings(TransportProfile profile) {
        Timers timers = base.transport().timers();
        Timers impatient = new Timers(timers.connect(), timers.write(), PATIENCE, PATIENCE, PATIENCE);
        return base.with(base.transport().withProfile(profile).withPatience(impatient, 1));
    }

    /** Why no module answers an echo this way; empty when one does. */
    private Optional<String> link(Candidate candidate, ProtocolSettings settings) {
        Reception reception = new Reception();
        try (ModuleClient client = client(reception.watching(candidate.opener()), settings)) {
            client.call(new Echo(0, "PROBE"));
            return Optional.empty();
        } catch (RefusedException e) {
            // A frame is a frame: the way is right, whatever it says.
            return Optional.empty();
        } catch (ProtocolException e) {
            String hint = e.getCause() == null ? "; " + reception.hint() : "";
            return Optional.of(noChannel(e).orElseGet(() -> ModuleCalls.reason(e)) + hint);
        }
    }

    /** What kept a channel from being opened; which command was to follow says nothing here. */
    private static Optional<String> noChannel(ProtocolException failure) {
        return failure instanceof ModuleUnavailableException
                ? Optional.ofNullable(failure.getCause()).map(Throwable::getMessage)
                : Optional.empty();
    }

    private Found question(Candidate candidate, ProtocolSettings settings) {
        try (ProbedModule module =
                new ProbedModule(candidate.name(), settings, base, probed -> client(candidate.opener(), probed))) {
            return module.question();
        }
    }

    private ModuleClient client(ChannelOpener opener, ProtocolSettings settings) {
        return new ModuleClient(opener, settings, Dialect.STS6, time, ClientListener.NONE);
    }
}
