package io.ptoken.benchmarks.hostile;

import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/**
 * An attack, with what legitimate clients may suffer from it.
 *
 * @param name for the command line
 * @param what for people, with its rate
 * @param attack what the attacker does
 * @param sameAddress true: the attacker stands behind the client's address, and what new sign-ins suffer is only told
 */
record Scenario(String name, String what, Attack attack, boolean sameAddress) {

    private static final byte[] HALF_A_HANDSHAKE = {0x16, 0x03, 0x01};
    private static final byte[] LATE_PING =
            frame("800100010000000470696e6700000001", "080001", "0000ea60", "0b0002", "00000001", "78", "00");

    /** All of them; a new one is a line here. */
    static List<Scenario> all(int scale) {
        Attack halfHandshakes = new Flood(2000 / scale, 500 / scale, (target, i) -> {
            Socket socket = target.connect(i);
            socket.getOutputStream().write(HALF_A_HANDSHAKE);
            return socket;
        });
        Attack idle = new Flood(1000 / scale, 100 / scale, Target::connectTls);
        Attack latePings = new Flood(1000 / scale, 100 / scale, (target, i) -> {
            SSLSocket socket = target.connectTls(i);
            socket.getOutputStream().write(LATE_PING);
            return socket;
        });
        Attack signIns = new SignInFlood(200 / scale);
        return List.of(
                new Scenario(
                        "half-handshakes",
                        (2000 / scale) + " sockets that send 3 bytes of a handshake, " + (500 / scale) + "/s",
                        halfHandshakes,
                        false),
                new Scenario(
                        "idle",
                        (1000 / scale) + " TLS connections that say nothing, " + (100 / scale) + "/s",
                        idle,
                        false),
                new Scenario(
                        "late-pings",
                        (1000 / scale) + " ping(60000) without a session, " + (100 / scale) + "/s",
                        latePings,
                        false),
                new Scenario(
                        "unknown-names",
                        (200 / scale) + " sign-ins of unknown names at a time, each again after 1 s",
                        signIns,
                        false),
                new Scenario(
                        "same-address",
                        "the TLS connections that say nothing and the sign-ins of unknown names together, from the"
                                + " client's own address",
                        together(idle, signIns),
                        true));
    }

    private static Attack together(Attack one, Attack other) {
        return target -> {
            Attack.Running first = one.begin(target);
            Attack.Running second = other.begin(target);
            return new Attack.Running() {
                @Override
                public long attempts() {
                    return first.attempts() + second.attempts();
                }

                @Override
                public void close() {
                    first.close();
                    second.close();
                }
            };
        };
    }

    private static byte[] frame(String... hex) {
        String message = String.join("", hex);
        return HexFormat.of()
                .parseHex(String.format("%08x", message.length() / 2).toLowerCase(Locale.ROOT) + message);
    }
}
