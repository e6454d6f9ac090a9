package io.ptoken.hsm.simulator;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.FrameWithCrc;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import java.nio.charset.StandardCharsets;

/** One line to one simulated module, asked with texts or with the messages of the host's side. */
final class Asking {

    static final ProtocolSettings RESENDING =
            ProtocolSettings.DEFAULTS.with(ProtocolSettings.DEFAULTS.transport().withResendLastResponse(true));

    final SecurityModule served;
    final SimulatedModule module;
    final ModuleLine line;
    final ScriptedFaults faults = Faults.scripted();

    private final ProtocolSettings settings;

    private Asking(SecurityModule served, SimulatorProfile profile, ProtocolSettings settings) {
        this.served = served;
        this.settings = settings;
        this.module = new SimulatedModule(served, profile, settings, TestModules.fixed(NOW), faults);
        this.line = module.openLine(() -> {});
    }

    static Asking of(ContractKey... keys) {
        return of(TestModules.soft(keys));
    }

    static Asking of(SecurityModule served) {
        return of(served, SimulatorProfile.TSM500I, ProtocolSettings.DEFAULTS);
    }

    static Asking of(SecurityModule served, SimulatorProfile profile, ProtocolSettings settings) {
        return new Asking(served, profile, settings);
    }

    Reply reply(String text) {
        return line.answer(new Received.Whole(Frame.parse(text)));
    }

    /** The text of the answer, without check sum. */
    String ask(String text) {
        return reply(text).frame().map(ResponseFrame::text).orElse("nothing");
    }

    /** As a frame with check sum, there and back. */
    String askLine(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        Frame frame = FrameWithCrc.open(bytes, 0, bytes.length);
        byte[] answer = this.line
                .answer(new Received.Whole(frame))
                .frame()
                .orElseThrow()
                .line();
        return new String(answer, 0, answer.length - 1, StandardCharsets.US_ASCII);
    }

    <R> R ask(ModuleRequest<R> request) {
        byte[] bytes = request.line(settings);
        Frame frame = FrameWithCrc.open(bytes, 0, bytes.length - 1);
        ResponseFrame answer = line.answer(new Received.Whole(frame)).frame().orElseThrow();
        assertThat(answer.command()).isEqualTo(request.command());
        return request.read(answer, settings);
    }
}
