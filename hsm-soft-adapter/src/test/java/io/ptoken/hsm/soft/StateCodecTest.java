package io.ptoken.hsm.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.CreditLimit;
import io.ptoken.hsm.RegisterNumber;
import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.soft.licence.LicenceIssuerKey;
import io.ptoken.hsm.soft.licence.LicenceIssuerPublicKey;
import io.ptoken.hsm.soft.seal.Argon2Cost;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateCodecTest {

    private static final LicenceIssuerPublicKey ISSUER =
            LicenceIssuerKey.create(new SecureRandom()).publicKey();

    /** As the release before this one wrote a state with one key of 8 bytes. */
    private static final String FIRST_FORMAT = """
            {"format":1,"moduleId":"01234567","keyId":"0123456789ABCDEF","created":"2026-11-23T08:00:00Z",\
            "inhibitDate":"2027-01-01T00:00:00Z","lastVend":"50000","vendCounter":42000,"registers":[\
            {"register":7,"sgc":"123456","krn":9,"keyType":2,"dkga":2,"baseYear":1993,"ken":85,\
            "active":"1993-01-01T00:00:00Z","expires":"2099-12-31T00:00:00Z","issuedUntil":"2099-12-31T00:00:00Z",\
            "unitLimit":"000003E8","currencyLimit":"FFFFFFFF","subclasses":"00FF","cluster":0,"keyLength":8}]}""";

    private static final StoredState STATE = new StoredState(
            new ModuleIdentity("01234567", "0123456789ABCDEF", Instant.parse("2026-11-23T08:00:00Z")),
            17,
            new VendingPermit(Optional.of(Instant.parse("2027-01-01T00:00:00Z")), Optional.of(50_000L)),
            42_000,
            new Licensing(Optional.of(ISSUER), 7, Optional.of("L7")),
            List.of(
                    new StoredOfficer("anna", new PinHash(Argon2Cost.LEAST, "00ff".repeat(8), "ab12".repeat(16))),
                    new StoredOfficer("bert", new PinHash(Argon2Cost.DEFAULT, "01ff".repeat(8), "cd12".repeat(16)))),
            KekSlots.EMPTY
                    .with(new KekSlot(2, Optional.of("KMC-1"), KekSlot.State.ACTIVE))
                    .with(new KekSlot(4, Optional.of("KMC-2"), KekSlot.State.LOADING)),
            List.of(
                    stored(ContractKey.standard()
                            .withKen(85)
                            .withUnitLimit(5)
                            .withCurrencyLimit(6)
                            .withSubclasses(0x11)
                            .withCluster(3)),
                    new StoredKey(
                            new RegisterNumber(7),
                            TestModules.entry(ContractKey.dkga02(7, 123456, 9, BaseDate.BDT_1993)),
                            Optional.of(2),
                            ContractKey.dkga02(7, 123456, 9, BaseDate.BDT_1993).key())));

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

    private static byte[] content(String document, int keyBytes) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[keyBytes];
        Arrays.fill(key, (byte) 0xAB);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length + keyBytes)
                .putInt(bytes.length)
                .put(bytes)
                .put(key)
                .array();
    }

    @Test
    void readsWhatTheReleaseBeforeWrote() {
        StoredState state = StateCodec.decode(content(FIRST_FORMAT, 8));
        assertThat(state.identity()).isEqualTo(STATE.identity());
        assertThat(state.generation()).isZero();
        assertThat(state.permit()).isEqualTo(STATE.permit());
        assertThat(state.vendCounter()).isEqualTo(42_000);
        assertThat(state.licensing()).isEqualTo(Licensing.NONE);
        assertThat(state.officers()).isEmpty();
        assertThat(state.slots()).isEqualTo(KekSlots.EMPTY);
        StoredKey key = state.keys().get(0);
        assertThat(key.slot()).isEmpty();
        assertThat(key.entry().name()).isEqualTo("SGC 123456 KRN 9 KT 2");
        assertThat(key.entry().unitLimit()).isEqualTo(new CreditLimit(1_000));
        byte[] bytes = new byte[8];
        Arrays.fill(bytes, (byte) 0xAB);
        assertThat(key.key()).isEqualTo(VendingKey.of(bytes));
        assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
    }

    @Test
    void isAsStrictWithTheFormatBefore() {
        assertRefused(content(FIRST_FORMAT.replace("\"krn\":9", "\"krn\":9,\"slot\":1"), 8));
        assertRefused(content(FIRST_FORMAT.replace("\"vendCounter\":42000,", ""), 8));
        assertRefused(content(FIRST_FORMAT, 9));
    }

    @Test
    void saysWhenANewerReleaseWroteIt() {
        SealedFileException refusal = catchThrowableOfType(
                SealedFileException.class, () -> StateCodec.decode(withDocument("\"format\":2", "\"format\":3")));
        assertThat(refusal.reason()).isEqualTo(SealedFileException.Reason.UNKNOWN_VERSION);
        assertThat(refusal)
                .hasMessage(
                        "the state of the module has format 3, this release reads 1 and 2: use the release that wrote it"
                                + " or a newer one");
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
        assertRefused(withDocument("\"state\":\"ACTIVE\"", "\"state\":\"DONE\""));
        assertRefused(withDocument("\"number\":4", "\"number\":5"));
        assertRefused(withDocument("BEGIN PUBLIC KEY", "BEGIN"));
        assertRefused(withDocument("00ff00ff", "00FF00FF"));
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
