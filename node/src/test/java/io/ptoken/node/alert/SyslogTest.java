package io.ptoken.node.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.operate.alert.AlertOutput.Change;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final SyslogLine LINE = new SyslogLine("vend-1", 4711);

    @ParameterizedTest
    @CsvSource({
        "ERROR, true, 27, alert-raised",
        "WARNING, true, 28, alert-raised",
        "INFO, true, 30, alert-raised",
        "ERROR, false, 29, alert-ended"
    })
    void levelAndChangeAreTold(String level, boolean raised, int priority, String event) {
        assertThat(text(change(level, raised, "SGC 1 KRN 2", "The key ends.")))
                .isEqualTo("<" + priority + ">1 2026-11-23T12:00:00.123Z vend-1 ptoken 4711 " + event
                        + " - code=EKeystore.Expiry level=" + level + " node=\"vend-1:9443\" subject=\"SGC 1 KRN 2\""
                        + " text=\"The key ends.\"");
    }

    @Test
    void nothingInATextMakesAnotherLineOrValue() {
        assertThat(text(change("INFO", true, "a\nb", "say \"no\" to \\ and\r\n<1>1 forged")))
                .endsWith("subject=\"a b\" text=\"say \\\"no\\\" to \\\\ and  <1>1 forged\"");
        assertThat(new String(new SyslogLine("a b\n", 1).of(change("INFO", true, "", "")), StandardCharsets.UTF_8))
                .contains(" a?b? ptoken ");
    }

    @Test
    void isNoLongerThanReceiversTake() {
        assertThat(LINE.of(change("INFO", true, "", "x".repeat(5000)))).hasSize(SyslogLine.LONGEST);
        assertThat(LINE.of(change("INFO", true, "", "\u00e4".repeat(5000))))
                .hasSizeBetween(SyslogLine.LONGEST - 1, SyslogLine.LONGEST);
    }

    @Test
    void aReceiverHearsOfIt() throws IOException {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Syslog syslog = new Syslog("localhost", receiver.getLocalPort())) {
            receiver.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            syslog.tell(change("ERROR", true, "", "one"));
            syslog.tell(change("ERROR", false, "", "two"));

            assertThat(received(receiver)).startsWith("<27>1 ").endsWith("text=\"one\"");
            assertThat(received(receiver)).startsWith("<29>1 ").endsWith("text=\"two\"");
            assertThat(syslog.lost()).isZero();
        }
    }

    @Test
    void whatCannotBeSentIsCountedAndNobodyWaits() {
        Syslog syslog = new Syslog("no-such-host.invalid", 514);
        for (int i = 0; i < 1000; i++) {
            syslog.tell(change("ERROR", true, "", "text"));
        }
        syslog.close();
        syslog.tell(change("ERROR", true, "", "after the end"));

        assertThat(syslog.lost()).isPositive().isLessThanOrEqualTo(1001);
    }

    private static String received(DatagramSocket receiver) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        receiver.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    private static String text(Change change) {
        return new String(LINE.of(change), StandardCharsets.UTF_8);
    }

    private static Change change(String level, boolean raised, String subject, String text) {
        return new Change(raised, NOON, "vend-1:9443", level, "EKeystore.Expiry", subject, text, "");
    }
}
