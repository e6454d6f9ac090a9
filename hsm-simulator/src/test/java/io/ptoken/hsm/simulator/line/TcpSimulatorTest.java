package io.ptoken.hsm.simulator.line;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.protocol.client.ClientListener;
import io.ptoken.hsm.protocol.client.ModuleClient;
import io.ptoken.hsm.protocol.client.OutcomeUnknownException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.FrameTransport;
import io.ptoken.hsm.protocol.frame.FrameWithCrc;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.link.Reset;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.Timers;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.settings.TransportSettings;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.simulator.Fault;
import io.ptoken.hsm.simulator.Faults;
import io.ptoken.hsm.simulator.ScriptedFaults;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.TestModules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
@Tag("slow")
class TcpSimulatorTest {

    private static final VendCredit SALE =
            VendCredit.decode("N1~P600727000000000009~N1~N7~N2~N0~H0001~H677A00~", ProtocolSettings.DEFAULTS);
    private static final CommandCode VC = VendCredit.COMMAND;

    private final SecurityModule soft = TestModules.soft(ContractKey.standard());
    private final ScriptedFaults faults = Faults.scripted();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private static ProtocolSettings settings(TransportProfile profile, boolean several) {
        TransportSettings all = ProtocolSettings.DEFAULTS.transport();
        Timers timers = new Timers(
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));
        return ProtocolSettings.DEFAULTS.with(new TransportSettings(
                profile,
                all.port(),
                all.envelopeConstant(),
                all.bareErrors(),
                all.maxReceived(),
                all.maxSent(),
                false,
                timers,
                all.attempts(),
                several));
    }

    private TcpSimulator start(ProtocolSettings settings, Waiter waiter) throws IOException {
        SimulatedModule module =
                new SimulatedModule(soft, SimulatorProfile.TSM500I, settings, TestModules.fixed(NOW), faults);
        TcpSimulator simulator = TcpSimulator.start(module, "127.0.0.1", 0, LineSpeed.UNLIMITED, waiter);
        open.add(simulator);
        return simulator;
    }

    private TcpSimulator start(ProtocolSettings settings) throws IOException {
        return start(settings, time -> {});
    }

    private ModuleClient client(TcpSimulator simulator, ProtocolSettings settings) {
        ModuleClient client = new ModuleClient(
                timeout -> new SocketChannel(simulator.port(), timeout),
                settings,
                Dialect.STS6,
                () -> Duration.ofNanos(System.nanoTime()),
                ClientListener.NONE);
        open.add(client);
        return client;
    }

    private String sold(ModuleClient client) {
        return client.call(SALE).token().decimal();
    }

    @ParameterizedTest
    @EnumSource(names = {"NSS_ENVELOPE", "RAW_CR_TCP"})
    void aHostIsServedInEnvelopesAndInPlainLines(TransportProfile profile) throws IOException {
        ProtocolSettings settings = settings(profile, false);
        ModuleClient client = client(start(settings), settings);
        assertThat(client.call(new Identify()).firmware().text()).isEqualTo("STS64V13");
        assertThat(sold(client)).hasSize(20);
        assertThat(client.call(new Echo(0, "x".repeat(900))).data()).hasSize(900);
        assertThat(soft.status().vendCounter()).isEqualTo(1);
    }

    /** The record's format has a limit; the line's is the host's caution. */
    @ParameterizedTest
    @EnumSource(names = {"NSS_ENVELOPE", "RAW_CR_TCP"})
    void aRecordThatIsTooLongIsRefusedByTheModuleAndNotLostOnTheLine(TransportProfile profile) throws IOException {
        ProtocolSettings settings = settings(profile, false);
        TcpSimulator simulator = start(settings);
        for (int length : List.of(4_090, 8_192, 8_193, 16_000)) {
            assertThat(answer(simulator, profile, "SM?KCP" + "A".repeat(length) + "~"))
                    .as("%d characters", length)
                    .contains("SM!KC49");
        }
        assertThat(sold(client(simulator, settings))).hasSize(20);
    }

    private static String answer(TcpSimulator simulator, TransportProfile profile, String command) throws IOException {
        TransportSettings defaults = ProtocolSettings.DEFAULTS.transport();
        FrameTransport host = new FrameTransport(new TransportSettings(
                profile,
                defaults.port(),
                defaults.envelopeConstant(),
                defaults.bareErrors(),
                defaults.maxReceived(),
                16_384,
                false,
                defaults.timers(),
                defaults.attempts(),
                false));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(host.wrap(Frame.parse(command).line()));
            byte[] answer = new byte[200];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NSS_ENVELOPE", "RAW_CR_TCP"})
    void whatAHostMustLiveWithIsLivedWith(TransportProfile profile) throws IOException {
        ProtocolSettings settings = settings(profile, false);
        ModuleClient client = client(start(settings), settings);
        faults.on(
                VC,
                Fault.ErrorAnswer.of("20"),
                new Fault.AnswerSplit(9, Duration.ofMillis(3)),
                new Fault.ExtraByte('\n'),
                new Fault.AnswerTwice());
        String first = sold(client);
        assertThat(sold(client)).isEqualTo(first);
        assertThat(sold(client)).isEqualTo(first);
        assertThat(soft.status().vendCounter()).isEqualTo(3);
        faults.on(Identify.COMMAND, new Fault.CheckSumWrong());
        assertThat(client.call(new Identify()).firmware().text()).isEqualTo("STS64V13");
    }

    @Test
    void aBareErrorIsUnderstoodOnAnNss() throws IOException {
        ProtocolSettings settings = settings(TransportProfile.NSS_ENVELOPE, false);
        ModuleClient client = client(start(settings), settings);
        faults.on(CommandCode.gl("RS"), new Fault.BareAnswer());
        assertThatThrownBy(() -> client.call(new Reset()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("GL!ER status 21");
    }

    @Test
    void aPowerCycleCutsTheConnectionAndTheNextIsServed() throws IOException {
        ProtocolSettings settings = settings(TransportProfile.NSS_ENVELOPE, false);
        ModuleClient client = client(start(settings), settings);
        faults.on(VC, new Fault.PowerCycle(true));
        assertThatThrownBy(() -> client.call(SALE)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(soft.status().vendCounter()).isEqualTo(1);
        assertThat(sold(client)).hasSize(20);
    }

    @Test
    void aClientThatComesBackIsServedWhileItsLastAnswerIsStillWaitedFor() throws Exception {
        ProtocolSettings settings = settings(TransportProfile.NSS_ENVELOPE, false);
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        TcpSimulator simulator = start(settings, time -> {
            waiting.countDown();
            never.await();
        });
        faults.on(Identify.COMMAND, new Fault.AnswerLate(Duration.ofHours(1)));
        SocketChannel first = new SocketChannel(simulator.port(), Duration.ofSeconds(5));
        open.add(first);
        first.write(wire(settings, "SM?DI"), Duration.ofSeconds(5));
        waiting.await();
        assertThat(client(simulator, settings).call(new Identify()).firmware().text())
                .isEqualTo("STS64V13");
        assertThat(first.read(new byte[10], Duration.ofSeconds(30))).isEqualTo(-1);
        assertThat(simulator.connections()).isEqualTo(1);
    }

    private static byte[] wire(ProtocolSettings settings, String text) {
        return new FrameTransport(settings.transport()).wrap(FrameWithCrc.seal(text));
    }

    @Test
    void severalHostsAreServedAtATime() throws IOException {
        ProtocolSettings settings = settings(TransportProfile.NSS_ENVELOPE, true);
        TcpSimulator simulator = start(settings);
        List<ModuleClient> clients = new ArrayList<>();
        for (int i = 0; i < TcpSimulator.MOST_CONNECTIONS; i++) {
            clients.add(client(simulator, settings));
        }
        clients.forEach(client -> client.call(new Identify()));
        assertThat(simulator.connections()).isEqualTo(TcpSimulator.MOST_CONNECTIONS);
        clients.forEach(this::sold);
        assertThat(soft.status().vendCounter()).isEqualTo(clients.size());
        // One more takes the place of the one that has been silent for longest, which is the second now.
        sold(clients.get(0));
        client(simulator, settings).call(new Identify());
        assertThat(simulator.connections()).isEqualTo(TcpSimulator.MOST_CONNECTIONS);
        assertThat(sold(clients.get(0))).hasSize(20);
        assertThatThrownBy(() -> sold(clients.get(1))).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void noHostileClientStopsTheServer() throws Exception {
        ProtocolSettings settings = settings(TransportProfile.NSS_ENVELOPE, true);
        TcpSimulator simulator = start(settings);
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port());
            byte[] garbage = new byte[random.nextInt(20_000)];
            random.nextBytes(garbage);
            try {
                socket.getOutputStream().write(garbage);
                if (i % 2 == 0) {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } else {
                    open.add(socket);
                }
            } catch (IOException e) {
                // Closed in favour of a newer one.
                socket.close();
            }
        }
        assertThat(client(simulator, settings).call(new Identify()).firmware().text())
                .isEqualTo("STS64V13");
        assertThat(simulator.connections()).isLessThanOrEqualTo(TcpSimulator.MOST_CONNECTIONS);
    }

    @Test
    void aConnectionThatEndsIsForgottenAndAClosedServerHasNone() throws Exception {
        ProtocolSettings settings = settings(TransportProfile.NSS_ENVELOPE, true);
        TcpSimulator simulator = start(settings);
        ModuleClient client = client(simulator, settings);
        client.call(new Identify());
        client.close();
        await().until(() -> simulator.connections() == 0);
        client(simulator, settings).call(new Identify());
        simulator.close();
        await().until(() -> simulator.connections() == 0);
        assertThatThrownBy(() -> new SocketChannel(simulator.port(), Duration.ofSeconds(5)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPortInUseAndASerialProfileAreRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SimulatedModule module = new SimulatedModule(
                    soft, SimulatorProfile.TSM500I, ProtocolSettings.DEFAULTS, TestModules.fixed(NOW));
            assertThatThrownBy(() -> TcpSimulator.start(module, "127.0.0.1", taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot serve on 127.0.0.1:" + taken.getLocalPort() + ": ");
        }
        assertThatThrownBy(() -> start(settings(TransportProfile.SERIAL_CR, false)))
                .hasMessage("transport profile: got 'SERIAL_CR', expected NSS_ENVELOPE or RAW_CR_TCP");
    }
}
