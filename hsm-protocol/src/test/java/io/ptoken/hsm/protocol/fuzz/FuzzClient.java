package io.ptoken.hsm.protocol.fuzz;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.ProtocolException;
import io.ptoken.hsm.protocol.client.ByteChannel;
import io.ptoken.hsm.protocol.client.ClientListener;
import io.ptoken.hsm.protocol.client.ModuleClient;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.sts6.query.GetAttributes;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.query.IdentifyExtended;
import io.ptoken.hsm.protocol.sts6.query.QueryClock;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.sts.StsException;
import java.time.Duration;
import java.util.List;

/**
 * A client whose module answers anything: each call ends, within the time that is meant for it, with an answer or a refusal it
 * documents, and nothing is sent more often than the settings say.
 */
public final class FuzzClient {

    private static final List<ModuleRequest<?>> REQUESTS = List.of(
            new Echo(0, "ping"),
            VendCredit.decode("N1~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~", ProtocolSettings.DEFAULTS),
            new Identify(),
            new IdentifyExtended(),
            new QueryClock(),
            new GetAttributes(new RegisterNumber(1)));

    /** Each call, its repetitions, resend requests and the echoes of a line that is not trusted. */
    private static final int MOST_WRITES = 40;

    private FuzzClient() {}

    /** One input: what the module says. */
    public static void fuzzerTestOneInput(byte[] input) {
        for (TransportProfile profile : TransportProfile.values()) {
            for (boolean resends : new boolean[] {false, true}) {
                ProtocolSettings usual = ProtocolSettings.DEFAULTS;
                ask(
                        input,
                        usual.with(usual.transport().withProfile(profile).withResendLastResponse(resends)),
                        resends ? Dialect.STS05V : Dialect.STS6);
            }
        }
    }

    private static void ask(byte[] input, ProtocolSettings settings, Dialect dialect) {
        Babbler module = new Babbler(input);
        try (ModuleClient client =
                new ModuleClient(timeout -> module, settings, dialect, () -> module.elapsed, ClientListener.NONE)) {
            for (ModuleRequest<?> request : REQUESTS) {
                module.writes = 0;
                try {
                    client.call(request);
                } catch (ProtocolException | StsException e) {
                    if (e.getMessage() == null) {
                        throw new IllegalStateException("no message", e);
                    }
                }
                if (module.writes > MOST_WRITES) {
                    throw new IllegalStateException(request.command() + " wrote " + module.writes + " times");
                }
            }
        }
    }

    /** Says its text piece by piece, whatever it is asked, then nothing. */
    private static final class Babbler implements ByteChannel {

        private static final int LONGEST_PIECE = 32;

        private final byte[] text;
        private int said;
        private int writes;
        private Duration elapsed = Duration.ZERO;

        Babbler(byte[] text) {
            this.text = text;
        }

        @Override
        public void write(byte[] bytes, Duration timeout) {
            writes++;
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            if (said == text.length) {
                elapsed = elapsed.plus(timeout);
                return 0;
            }
            elapsed = elapsed.plusMillis(1);
            int piece = 1 + (text[said] & (LONGEST_PIECE - 1));
            int count = Math.min(Math.min(piece, text.length - said), into.length);
            System.arraycopy(text, said, into, 0, count);
            said += count;
            return count;
        }

        /** What it says next may always be said after this. */
        @Override
        public void discardInput() {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
