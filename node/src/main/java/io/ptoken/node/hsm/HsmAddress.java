package io.ptoken.node.hsm;

import io.ptoken.hsm.protocol.client.ChannelOpener;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.module.LineModule;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.tsm250.Tsm250Module;
import io.ptoken.hsm.tsm250.Tsm250Settings;
import io.ptoken.hsm.tsm500i.Tsm500iModule;
import io.ptoken.hsm.tsm500i.Tsm500iSettings;
import io.ptoken.node.holding.Line;
import io.ptoken.node.holding.ModuleHold;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** Where a hardware module is and how it is spoken to. */
public sealed interface HsmAddress {

    /** Time for waiting. */
    MonotonicClock TIME = () -> Duration.ofNanos(System.nanoTime());

    /** A module on the network. */
    record Network(Tsm500iSettings settings) implements HsmAddress {

        @Override
        public String name() {
            return settings.name();
        }

        @Override
        public ProtocolSettings protocol() {
            return settings.protocol();
        }

        @Override
        public Dialect dialect() {
            return Dialect.STS6;
        }

        @Override
        public Line line() {
            return Line.network(
                    name(), settings.host(), settings.protocol().transport().port());
        }

        @Override
        public ChannelOpener opener(ModuleHold hold) {
            hold.requireTaken(line());
            return Tsm500iModule.opener(settings);
        }

        @Override
        public LineModule open(ModuleHold hold, Clock clock, ScheduledExecutorService executor) {
            hold.requireTaken(line());
            return Tsm500iModule.of(settings, clock, TIME, executor);
        }
    }

    /** A module at a serial port. */
    record Serial(Tsm250Settings settings) implements HsmAddress {

        @Override
        public String name() {
            return settings.name();
        }

        @Override
        public ProtocolSettings protocol() {
            return settings.protocol();
        }

        @Override
        public Dialect dialect() {
            return settings.dialect();
        }

        @Override
        public Line line() {
            return Line.serial(name(), settings.line().port());
        }

        @Override
        public ChannelOpener opener(ModuleHold hold) {
            hold.requireTaken(line());
            return Tsm250Module.opener(settings.line());
        }

        @Override
        public LineModule open(ModuleHold hold, Clock clock, ScheduledExecutorService executor) {
            hold.requireTaken(line());
            return Tsm250Module.of(settings, clock, TIME, executor);
        }
    }

    /** What and where, for people. */
    String name();

    /** How it is spoken to. */
    ProtocolSettings protocol();

    /** What it speaks. */
    Dialect dialect();

    /** What is taken before it is opened. */
    Line line();

    /**
     * Opens channels to it.
     *
     * @param hold has its line
     */
    ChannelOpener opener(ModuleHold hold);

    /**
     * The module, which has not been asked anything yet; the caller closes it.
     *
     * @param hold has its line
     */
    LineModule open(ModuleHold hold, Clock clock, ScheduledExecutorService executor);
}
