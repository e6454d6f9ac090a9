package io.ptoken.hsm.simulator.fuzz;

import static io.ptoken.hsm.contract.ContractSetup.NOW;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.FrameException;
import io.ptoken.hsm.protocol.frame.FrameReader;
import io.ptoken.hsm.protocol.frame.FrameTransport;
import io.ptoken.hsm.protocol.frame.FrameWithCrc;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.settings.FieldSettings.Strictness;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.ModuleLine;
import io.ptoken.hsm.simulator.Reply;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.TestModules;
import io.ptoken.hsm.soft.SoftSecurityModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Simulated modules of all kinds: whatever text a request has, and whatever bytes a line brings, there is an answer that can be
 * sent and read, and the module still knows itself afterwards.
 */
public final class FuzzEngine {

    private static final List<ModuleLine> LINES = lines();

    private FuzzEngine() {}

    private static List<ModuleLine> lines() {
        SoftSecurityModule soft = TestModules.soft(ContractKey.standard());
        ProtocolSettings strict = ProtocolSettings.DEFAULTS.with(
                ProtocolSettings.DEFAULTS.transport().withResendLastResponse(true));
        ProtocolSettings lenient = strict.with(strict.fields().withStrictness(Strictness.LENIENT));
        List<ModuleLine> lines = new ArrayList<>();
        for (SimulatorProfile profile : List.of(
                SimulatorProfile.TSM250, SimulatorProfile.TSM500I_MANUFACTURING, SimulatorProfile.TSM250_LEGACY)) {
            for (ProtocolSettings settings : List.of(strict, lenient)) {
                lines.add(new SimulatedModule(soft, profile, settings, TestModules.fixed(NOW)).openLine(() -> {}));
            }
        }
        return lines;
    }

    /** One input: the text of a request, and also the bytes of a line. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 4000) {
            return;
        }
        for (ModuleLine line : LINES) {
            askText(line, input);
            askBytes(line, input);
            requireAlive(line);
        }
    }

    private static void askText(ModuleLine line, byte[] input) {
        byte[] sealed = FrameWithCrc.seal(input);
        Frame frame;
        try {
            frame = FrameWithCrc.open(sealed, 0, sealed.length - 1);
        } catch (FrameException e) {
            return;
        }
        requireAnswer(line.answer(new Received.Whole(frame)));
    }

    private static void askBytes(ModuleLine line, byte[] input) {
        for (TransportProfile profile : List.of(TransportProfile.NSS_ENVELOPE, TransportProfile.SERIAL_CR)) {
            FrameReader reader =
                    new FrameTransport(ProtocolSettings.DEFAULTS.transport().withProfile(profile)).newReader();
            reader.accept(input, 0, input.length);
            int answers = 0;
            for (Optional<Received> next = reader.next(); next.isPresent(); next = reader.next()) {
                requireAnswer(line.answer(next.get()));
                if (++answers > input.length) {
                    throw new IllegalStateException("more answers than bytes");
                }
            }
        }
    }

    private static void requireAnswer(Reply reply) {
        ResponseFrame answer =
                reply.frame().orElseThrow(() -> new IllegalStateException("a module without faults said nothing"));
        byte[] line = answer.line();
        if (line.length > 16_384) {
            throw new IllegalStateException("an answer of " + line.length + " bytes");
        }
        if (!FrameWithCrc.open(line, 0, line.length - 1).equals(answer)) {
            throw new IllegalStateException("an answer is not read as it is written");
        }
    }

    private static void requireAlive(ModuleLine line) {
        Frame echo = Frame.parse("GL?EC00004ping");
        String answer = line.answer(new Received.Whole(echo))
                .frame()
                .map(ResponseFrame::text)
                .orElse("");
        if (!answer.equals("GL!EC00004ping")) {
            throw new IllegalStateException("the module does not answer any more: " + answer);
        }
    }

    /** The first seeds: a request of every kind. */
    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String text : List.of(
                "GL?EC00004ping",
                "GL?RR",
                "GL?RS",
                "SM?DI",
                "SM?QI",
                "SM?QD",
                "SM?GAN1~",
                "SM?VCN1~P600727000000000009~N1~N7~N2~N0~H0001~H677A00~",
                "SM?VCN1~P600727000000000009~N1~N11~N1~N4~H00A006~H677A00~",
                "SM?VMN1~P600727000000000009~N1~N7~N2~N0~H000A~H677A00~",
                "SM?VKN1~N1~P600727000000000009~N1~N7~N2~N2~N2~",
                "SM?VTN1~P600727000000000009~N1~N7~P70630503470028726114~",
                "SM?VTN1~P600727000000000009~N1~N7~N2~P3D431F4B0860E9F62~",
                "SM?KCPKMC.1:EXAMPLE~",
                "SM?KRPKMCR.1:EXAMPLE~PKMC-TEST-1~",
                "SM?KLPVK.1:EXAMPLE~PKMC-TEST-1~",
                "SM?KFPKMC-TEST-1~",
                "SM?KXPKMC-TEST-1~",
                "SM?QLN0~",
                "SM?CQ",
                "SM?CIPCI.1:EXAMPLE~H0011~",
                "SM?PD",
                "SM?UD",
                "SM?MKN1~P600727000000000009~N1~N7~N2~N2~",
                "SM?MLN7~N3~H08D7B4~",
                "SM?MGN7~N3~",
                "SM?ID",
                "SM?TC600727000000000009 01201457011FF00677A00L000001",
                "SM?TM600727000000000009 01201457011FF00677A00000A",
                "SM?TK600727000000000009 0101201457201457010211FFFF",
                "SM?GT0107600727000000000009 201457011FF",
                "SM?TS",
                "SM?IK07CS0123456789ABCDEF",
                "SM?LK01CS07T0123456789ABCDEF",
                "SM?GK84CS07T",
                "SM?ED0070000H016F19400000106416A",
                "SM?TU840123456789ABCDEF")) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            seeds.add(bytes);
            seeds.add(FrameWithCrc.seal(text));
            seeds.add(new FrameTransport(ProtocolSettings.DEFAULTS.transport()).wrap(FrameWithCrc.seal(text)));
        }
        return seeds;
    }
}
