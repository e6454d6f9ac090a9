package io.ptoken.sts.keychange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ptoken.sts.KeyChangeException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.KeyChangeToken;
import io.ptoken.sts.token.Set1stSectionDecoderKey;
import io.ptoken.sts.token.Set3rdSectionOf4Kct;
import io.ptoken.sts.token.Set4thSectionDecoderKey;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyChangeSetTest {

    private static final DecoderKeyAttributes FROM = attributes(KeyType.DUTK, BaseDate.BDT_2014);
    private static final DecoderKeyAttributes TO = new DecoderKeyAttributes(
            KeyType.DUTK,
            new KeyRevision(1),
            new TariffIndex(2),
            KeyExpiryNumber.NEVER,
            new SupplyGroupCode(201_457),
            BaseDate.BDT_2014);

    @Nested
    class OfTwoTokens {

        @Test
        void isThatOfAPublishedCase() {
            assertThat(blocks(KeyChangeSetKind.TWO_KCT, "7f78cdd220be39b8", EncryptionAlgorithm.STA))
                    .containsExactly("3f127f78cdd2c8cc", "4f0220be39b836f9");
        }
    }

    @Nested
    class OfThreeTokens {

        @Test
        void isThatOfAPublishedCase() {
            assertThat(blocks(KeyChangeSetKind.THREE_KCT, "7f78cdd220be39b8", EncryptionAlgorithm.STA))
                    .containsExactly("3f167f78cdd2390c", "4f0220be39b836f9", "80312f10000053d5");
        }
    }

    @Nested
    class OfFourTokens {

        @Test
        void carriesTheKeyInTheOrderFirstThirdFourthSecond() {
            List<KeyChangeToken> sections = sections(
                    KeyChangeSetKind.FOUR_KCT,
                    FROM,
                    TO,
                    "00112233445566778899aabbccddeeff",
                    EncryptionAlgorithm.MISTY1);
            assertThat(sections).hasSize(4);
            assertThat(((Set1stSectionDecoderKey) sections.get(0)).nkho()).isEqualTo(0x00112233);
            assertThat(((Set1stSectionDecoderKey) sections.get(0)).threeKct()).isFalse();
            assertThat(sections.get(2)).isEqualTo(new Set3rdSectionOf4Kct(201_457 & 0xFFF, 0x44556677));
            assertThat(sections.get(3)).isEqualTo(new Set4thSectionDecoderKey(201_457 >> 12, 0x8899AABB));
            assertThat(Long.toHexString(sections.get(1).block())).startsWith("4f02ccddeeff");
        }
    }

    @Test
    void setsRoWhenTheBaseDateChangesAndOnlyThen() {
        for (BaseDate baseDate : BaseDate.values()) {
            DecoderKeyAttributes to = attributes(KeyType.DUTK, baseDate);
            List<KeyChangeToken> sections =
                    sections(KeyChangeSetKind.TWO_KCT, FROM, to, "7f78cdd220be39b8", EncryptionAlgorithm.STA);
            assertThat(((Set1stSectionDecoderKey) sections.get(0)).rollover())
                    .isEqualTo(baseDate != BaseDate.BDT_2014)
                    .isEqualTo(KeyChangeSet.isRollover(FROM, to));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DITK, DITK true, DDTK true, DUTK true, DCTK true",
        "DDTK, DITK false, DDTK true, DUTK true, DCTK true",
        "DUTK, DITK false, DDTK true, DUTK true, DCTK false",
        "DCTK, DITK false, DDTK true, DUTK false, DCTK true",
    })
    void keepsTheTableOfKeyTypes(KeyType from, String ditk, String ddtk, String dutk, String dctk) {
        for (String cell : List.of(ditk, ddtk, dutk, dctk)) {
            String[] typeAndAnswer = cell.split(" ", -1);
            KeyType to = KeyType.valueOf(typeAndAnswer[0]);
            boolean allowed = Boolean.parseBoolean(typeAndAnswer[1]);
            assertThat(KeyTypeTransitions.DEFAULT.allows(from, to)).isEqualTo(allowed);
            if (!allowed) {
                assertThatExceptionOfType(KeyChangeException.class)
                        .isThrownBy(() -> sections(
                                KeyChangeSetKind.TWO_KCT,
                                attributes(from, BaseDate.BDT_2014),
                                attributes(to, BaseDate.BDT_2014),
                                "7f78cdd220be39b8",
                                EncryptionAlgorithm.STA))
                        .withMessage("a meter does not change its key from " + from + " to " + to);
            }
        }
    }

    @Test
    void goesByAnotherTableWhereOneIsGiven() {
        KeyTypeTransitions table = KeyTypeTransitions.DEFAULT.assuming(KeyType.DCTK, KeyType.DUTK, true);
        try (DecoderKey newKey = DecoderKey.of(new byte[8])) {
            assertThat(KeyChangeSet.sections(
                            KeyChangeSetKind.TWO_KCT,
                            attributes(KeyType.DCTK, BaseDate.BDT_2014),
                            attributes(KeyType.DUTK, BaseDate.BDT_2014),
                            newKey,
                            EncryptionAlgorithm.STA,
                            table))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FOUR_KCT, 7f78cdd220be39b8, STA",
        "FOUR_KCT, 7f78cdd220be39b8, MISTY1",
        "TWO_KCT, 00112233445566778899aabbccddeeff, MISTY1",
        "THREE_KCT, 00112233445566778899aabbccddeeff, STA",
        "TWO_KCT, 7f78cdd220be39b8, MISTY1",
    })
    void refusesASetThatDoesNotFitTheKey(KeyChangeSetKind kind, String key, EncryptionAlgorithm ea) {
        assertThatExceptionOfType(KeyChangeException.class)
                .isThrownBy(() -> sections(kind, FROM, TO, key, ea))
                .withMessageStartingWith("a set of " + kind.tokens() + " tokens carries a key of ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(key));
    }

    @Test
    void refusesAClosedKey() {
        DecoderKey closed = DecoderKey.of(new byte[8]);
        closed.close();
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        KeyChangeSet.sections(KeyChangeSetKind.TWO_KCT, FROM, TO, closed, EncryptionAlgorithm.STA));
    }

    @Test
    void choosesTheKindByTheMeter() {
        assertThat(KeyChangeSetKind.of(EncryptionAlgorithm.STA, false)).isEqualTo(KeyChangeSetKind.TWO_KCT);
        assertThat(KeyChangeSetKind.of(EncryptionAlgorithm.STA, true)).isEqualTo(KeyChangeSetKind.THREE_KCT);
        assertThat(KeyChangeSetKind.of(EncryptionAlgorithm.MISTY1, true)).isEqualTo(KeyChangeSetKind.FOUR_KCT);
    }

    private static List<String> blocks(KeyChangeSetKind kind, String key, EncryptionAlgorithm ea) {
        return sections(kind, FROM, TO, key, ea).stream()
                .map(section -> Long.toHexString(section.block()))
                .toList();
    }

    private static List<KeyChangeToken> sections(
            KeyChangeSetKind kind,
            DecoderKeyAttributes from,
            DecoderKeyAttributes to,
            String key,
            EncryptionAlgorithm ea) {
        try (DecoderKey newKey = DecoderKey.of(HexFormat.of().parseHex(key))) {
            return KeyChangeSet.sections(kind, from, to, newKey, ea);
        }
    }

    private static DecoderKeyAttributes attributes(KeyType kt, BaseDate baseDate) {
        return new DecoderKeyAttributes(
                kt,
                new KeyRevision(1),
                new TariffIndex(1),
                KeyExpiryNumber.NEVER,
                new SupplyGroupCode(201_457),
                baseDate);
    }
}
