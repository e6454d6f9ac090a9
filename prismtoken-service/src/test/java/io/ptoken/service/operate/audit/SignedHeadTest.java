package io.ptoken.service.operate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.operate.audit.HeadStatement.Chain;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.NodeChain;
import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedHeadTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00.5Z");
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    private final ForgedLog log = new ForgedLog(10);
    private final TestSigner signer = new TestSigner();

    @Test
    void theSignedTextSaysHowTheLogStands() {
        Link third = log.link(3);
        log.trim(ForgedLog.NOON, 3);

        assertThat(head().signed())
                .isEqualTo("ptoken audit head 1\ntime 2026-11-30T10:00:00Z\nnode till:9443\nchain 1 rows 7 after 3:"
                        + third.hash() + " head 10:" + log.link(10).hash() + "\n");
        assertThat(head().statement())
                .isEqualTo(new HeadStatement(
                        Instant.parse("2026-11-30T10:00:00Z"),
                        "till:9443",
                        List.of(new Chain("", third, log.link(10)))));
    }

    @Test
    void itsKeyAloneVerifiesIt() {
        assertThat(head().isBy(AuditPublicKey.parse(signer.publicKey().pem()))).isTrue();
        assertThat(head().isBy(new TestSigner().publicKey())).isFalse();
    }

    @Test
    void noByteOfTextOrSignatureMayDiffer() {
        SignedHead head = head();
        for (int i = 0; i < head.signed().length(); i++) {
            char other = (char) (head.signed().charAt(i) ^ 1);
            String text = head.signed().substring(0, i) + other + head.signed().substring(i + 1);
            assertThat(new SignedHead(text, head.signature()).isBy(signer.publicKey()))
                    .isFalse();
        }
        byte[] signature = Base64.getDecoder().decode(head.signature());
        for (int i = 0; i < signature.length; i++) {
            byte[] other = signature.clone();
            other[i] ^= 1;
            assertThat(new SignedHead(head.signed(), Base64.getEncoder().encodeToString(other))
                            .isBy(signer.publicKey()))
                    .isFalse();
        }
        for (String wrong : List.of(
                "",
                "no base 64!",
                Base64.getEncoder().encodeToString(Arrays.copyOf(signature, signature.length - 1)))) {
            assertThat(new SignedHead(head.signed(), wrong).isBy(signer.publicKey()))
                    .isFalse();
        }
    }

    /** In ASCII it would be a question mark. */
    @Test
    void aTextThatIsNotAsciiIsNotTheOneThatWasSigned() {
        byte[] signature = signer.sign(new byte[] {'?'});

        assertThat(new SignedHead("\u00e9", Base64.getEncoder().encodeToString(signature)).isBy(signer.publicKey()))
                .isFalse();
    }

    @Test
    void aChainThatIsNotWholeIsNotSigned() {
        NodeChain torn = new NodeChain(1, "", true, Link.START, "", Link.START);
        NodeChain odd = new NodeChain(1, "", false, Link.START, "", new Link(4, "no hash\nchain 2"));
        NodeChain backwards = new NodeChain(1, "", false, new Link(5, A), "", new Link(4, B));

        for (NodeChain chain : List.of(torn, odd, backwards)) {
            assertThat(HeadStatement.of(NOW, "till", List.of(chain))).isEmpty();
        }
        log.head = Optional.of(new Link(4, "no hash"));
        assertThat(SignedHead.of(log, "till:9443", signer, NOW)).isEmpty();
    }

    /** Who writes the database writes names too. */
    @Test
    void aNameOfTheStoreBeginsNoLine() {
        long before = NodeChain.before(2);
        NodeChain chain = new NodeChain(
                2, "x\nchain 1 rows", false, new Link(before, AuditChain.START), "", new Link(before + 1, A));

        String text =
                HeadStatement.of(NOW, "till", List.of(chain)).orElseThrow().text();

        assertThat(text).endsWith(" node x?chain 1 rows\n").hasLineCount(4);
        assertThat(HeadStatement.parse(text).text()).isEqualTo(text);
    }

    @Test
    void anEmptyLogHasAHead() {
        log.rows.clear();

        assertThat(head().statement().chains()).containsExactly(new Chain("", Link.START, Link.START));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ptoken audit head 1\n",
                "ptoken audit head 2\ntime 2026-11-30T10:00:00Z\nnode till\n",
                "ptoken audit head 1\ntime 2026-11-30T10:00:00Z\nnode till",
                "ptoken audit head 1\r\ntime 2026-11-30T10:00:00Z\r\nnode till\r\n",
                "ptoken audit head 1\ntime today\nnode till\n",
                "ptoken audit head 1\ntime 2026-11-30T10:00:00.000Z\nnode till\n",
                "ptoken audit head 1\ntime 2026-11-30T10:00:00Z\nnode till\nchain 1\n",
                "ptoken audit head 1\ntime 2026-11-30T10:00:00Z\nnode till\nchain 1 rows 3 after 0:{0} head 4:{a}\n",
                "ptoken audit head 1\ntime 2026-11-30T10:00:00Z\nnode till\nchain 2 rows 4 after 0:{0} head 4:{a}\n",
                """
                ptoken audit head 1
                time 2026-11-30T10:00:00Z
                node till
                chain 1 rows 4 after 0:{0} head 4:{a}
                chain 1 rows 4 after 0:{0} head 4:{a}
                """
            })
    void noOtherTextIsRead(String text) {
        String filled = text.replace("{0}", AuditChain.START).replace("{a}", A);

        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> HeadStatement.parse(filled));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
                        + "-----END PUBLIC KEY-----"
            })
    void noOtherKeyIsRead(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> AuditPublicKey.parse(text));
    }

    private SignedHead head() {
        return SignedHead.of(log, "till:9443", signer, NOW).orElseThrow();
    }
}
