package io.ptoken.hsm.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.RegisterNumber;
import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.sts.tid.BaseDate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateCodecTest {

    private static final StoredState STATE = new StoredState(
            new ModuleIdentity("01234567", "0123456789ABCDEF", Instant.parse("2026-11-23T08:00:00Z")),
            new VendingPermit(Optional.of(Instant.parse("2027-01-01T00:00:00Z")), Optional.of(50_000L)),
            42_000,
            List.of(
                    stored(ContractKey.standard()
                            .withKen(85)
                            .withUnitLimit(5)
                            .withCurrencyLimit(6)
                            .withSubclasses(0x11)
                            .withCluster(3)),
                    stored(ContractKey.dkga02(7, 123456, 9, BaseDate.BDT_1993))));

    private static StoredKey stored(ContractKey key) {
        return new StoredKey(key.register(), TestModules.entry(key), key.key());
    }

    private static byte[] withDocument(String from, String to) {
        byte[] content = StateCodec.encode(STATE);
        int length = ByteBuffer.wrap(content).getInt();
        byte[] document = new String(content, Integer.BYTES, length, StandardCharsets.UTF_8)
                .replace(from, to)
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(content.length - length + document.length)
                .putInt(document.length)
                .put(document)
                .put(content, Integer.BYTES + length, content.length - Integer.BYTES - length)
                .array();
    }

    private static void assertRefused(byte[] content) {
        assertThatThrownBy(() -> StateCodec.decode(content)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(StateCodec.decode(StateCodec.encode(STATE))).isEqualTo(STATE);
    }

    @Test
    void readsAStateWithoutKeysAndPermits() {
        StoredState empty = new StoredState(STATE.identity(), VendingPermit.UNLIMITED, 0, List.of());
        assertThat(StateCodec.decode(StateCodec.encode(empty))).isEqualTo(empty);
    }

    @Test
    void keepsKeyBytesOutOfTheDocument() {
        byte[] content = StateCodec.encode(STATE);
        int length = ByteBuffer.wrap(content).getInt();
        assertThat(content).hasSize(Integer.BYTES + length + 20 + 8);
        assertThat(new String(content, Integer.BYTES, length, StandardCharsets.UTF_8))
                .contains("\"keyLength\":20")
                .doesNotContainIgnoringCase("abab")
                .doesNotContain("q6ur"); // base64 of the same
    }

    @Test
    void refusesWhatItWouldNotWrite() {
        assertRefused(withDocument("\"format\":2", "\"format\":1"));
        assertRefused(withDocument("\"format\":2", "\"format\":2,\"extra\":1"));
        assertRefused(withDocument("\"vendCounter\":42000,", ""));
        assertRefused(withDocument("\"moduleId\":\"01234567\"", "\"moduleId\":null"));
        assertRefused(withDocument("\"krn\":1", "\"krn\":0"));
        assertRefused(withDocument("\"active\":\"2014", "\"active\":\"x"));
        assertRefused(withDocument("\"keyLength\":20", "\"keyLength\":2000"));
        assertRefused(withDocument("\"keyLength\":20", "\"keyLength\":-1"));
        assertRefused(withDocument("\"keyLength\":20", "\"keyLength\":8"));
    }

    @Test
    void refusesContentsOfAnotherLength() {
        byte[] content = StateCodec.encode(STATE);
        assertRefused(Arrays.copyOf(content, content.length - 1));
        assertRefused(Arrays.copyOf(content, content.length + 1));
        assertRefused(new byte[] {0x7F, -1, -1, -1, '{', '}'});
    }

    @Test
    void showsNoKeyWhenPrinted() {
        assertThat(STATE.toString()).contains("VendingKey[160 bits]").doesNotContainIgnoringCase("abab");
        assertThat(STATE.keys().get(1).register()).isEqualTo(new RegisterNumber(7));
    }
}
