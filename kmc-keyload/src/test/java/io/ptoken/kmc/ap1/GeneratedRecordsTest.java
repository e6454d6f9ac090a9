package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.kmc.ap1.crypto.KeyWrap;
import io.ptoken.kmc.ap1.record.CardText;
import io.ptoken.kmc.ap1.record.ParsedRecord;
import io.ptoken.kmc.ap1.record.RecordDraft;
import io.ptoken.kmc.ap1.record.RecordReader;
import io.ptoken.kmc.ap1.record.Records;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is built is read back as it was, and what is read is built back to the same text. */
@Tag("slow")
class GeneratedRecordsTest {

    private static final int CASES = 3000;

    private final Ap1Codec codec = new Ap1Codec();
    private final Random random = new Random(20260211);

    @Test
    void everyCardOfAVendingKeyIsReadAsItWasBuilt() {
        for (int i = 0; i < CASES; i++) {
            VendingKeyCard card = card();
            String wrapped = hex(card.keyBytes() + KeyWrap.TAG_BYTES);
            String line = CardText.draft(card).with("WVK", wrapped).line();
            WrappedKey read = codec.parseWrappedKey(line);
            assertThat(read).isEqualTo(new WrappedKey(card, new Octets(wrapped), line));
            assertThat(CardText.draft(read.card())
                            .with("WVK", read.wrapped().hex())
                            .line())
                    .isEqualTo(line);
        }
    }

    private VendingKeyCard card() {
        return new VendingKeyCard(
                1 + random.nextInt(999),
                new SupplyGroupCode(random.nextInt(1_000_000)),
                printable(1 + random.nextInt(40)),
                new KeyRevision(1 + random.nextInt(9)),
                KeyType.ofCode(1 + random.nextInt(3)),
                time(),
                DecoderKeyAlgorithm.ofCode(1 + random.nextInt(4)),
                anyOf(List.of(
                        Set.of(EncryptionAlgorithm.STA),
                        Set.of(EncryptionAlgorithm.MISTY1),
                        Set.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1))),
                new KeyExpiryNumber(random.nextInt(256)),
                time(),
                random.nextBoolean() ? Optional.of(time()) : Optional.empty(),
                time(),
                limit(),
                limit(),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(0x10000)) : OptionalInt.empty(),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(100)) : OptionalInt.empty(),
                random.nextBoolean() ? 8 : 20,
                new KeyCheckValue(hex(3)));
    }

    private <T> T anyOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Instant time() {
        return Instant.ofEpochSecond((long) (random.nextDouble() * 4_102_444_800L));
    }

    private OptionalLong limit() {
        return random.nextBoolean() ? OptionalLong.of(random.nextLong() & 0xFFFF_FFFFL) : OptionalLong.empty();
    }

    private String hex(int bytes) {
        byte[] any = new byte[bytes];
        random.nextBytes(any);
        return HexFormat.of().withUpperCase().formatHex(any);
    }

    private String printable(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            char c = (char) (' ' + random.nextInt('}' - ' ' + 1));
            if (c != ';') {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Every record that is accepted is the one text for its content: its items, put together again, give it. */
    @Test
    void everyAcceptedRecordIsTheOnlyTextForItsContent() {
        Bench bench = new Bench();
        List<String> lines = List.of(
                bench.kmc.publicKey().line(),
                bench.module.publicKey().line(),
                bench.begin().request().line(),
                bench.answer(bench.begin(), bench.keys(1)).response().line(),
                PrintedVendingKeyTest.LINE,
                Records.end(17));
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            String line = RecordDraft.closed(mutated(Covered.before(anyOf(lines), "CRC")));
            try {
                ParsedRecord parsed = RecordReader.read(line, 1);
                RecordDraft draft = new RecordDraft(parsed.type());
                parsed.items().forEach((tag, item) -> draft.with(tag, item.value()));
                assertThat(draft.line()).isEqualTo(line);
                accepted++;
            } catch (KeyLoadException e) {
                assertThat(e.code().code()).startsWith("AP-F");
            }
        }
        assertThat(accepted).isGreaterThan(1000);
    }

    private String mutated(String text) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + (char) random.nextInt(128) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            default -> shuffled(text);
        };
    }

    private String shuffled(String text) {
        String[] items = text.split(";", -1);
        int a = random.nextInt(items.length);
        int b = random.nextInt(items.length);
        String first = items[a];
        items[a] = items[b];
        items[b] = first;
        return String.join(";", Arrays.asList(items));
    }

    @Test
    void everyFileIsReadInEveryFormThatPeoplePasteItIn() {
        Bench bench = new Bench();
        String text = codec.file(bench.answer(bench.begin(), bench.keys(3)));
        String armour = "-----START KLF-----\n" + text + "-----END KLF-----";
        for (String form : List.of(
                text,
                text.replace("\n", "\r\n"),
                text.replaceFirst("\n", "\r\n"),
                armour,
                armour + "\n",
                armour.replace("\n", "\r\n"),
                "Dear customer,\n\nyour keys:\n" + armour + "\n\nRegards, caf\u00E9\n")) {
            assertThat(codec.recognises(form)).isTrue();
            assertThat(codec.file(codec.readKeyLoadFile(form))).isEqualTo(text);
        }
        assertThat(codec.recognises(text.toLowerCase(Locale.ROOT))).isFalse();
        assertThat(codec.recognises("")).isFalse();
        assertThat(codec.recognises("-----START KLF-----")).isFalse();
    }

    @Test
    void everyKindOfFileIsReadAsItWasBuilt() {
        Bench bench = new Bench();
        assertThat(codec.readKmcPublicKeyFile(codec.file(bench.kmc.publicKey())))
                .isEqualTo(bench.kmc.publicKey());
        assertThat(codec.readSmPublicKeyFile(codec.file(bench.module.publicKey())))
                .isEqualTo(bench.module.publicKey());
        var request = bench.begin().request();
        assertThat(codec.readLoadRequestFile(codec.file(request))).isEqualTo(request);
    }
}
