package io.ptoken.sts.meter;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.token.KeyChangeToken;
import io.ptoken.sts.token.Set1stSectionDecoderKey;
import io.ptoken.sts.token.Set2ndSectionDecoderKey;
import io.ptoken.sts.token.Set3rdSectionOf3Kct;
import io.ptoken.sts.token.Set3rdSectionOf4Kct;
import io.ptoken.sts.token.Set4thSectionDecoderKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A complete key change put together (specification section 12): KEN from two nibbles, the SGC if the set carries it, the
 * key from its 32-bit parts.
 */
final class NewKey {

    private final Set1stSectionDecoderKey first;
    private final Set2ndSectionDecoderKey second;
    private final Optional<Set3rdSectionOf3Kct> sgcSection;
    private final Optional<MiddleSections> middle;

    /** What a 4KCT set has besides the first and the second section. */
    private record MiddleSections(Set3rdSectionOf4Kct third, Set4thSectionDecoderKey fourth) {}

    private NewKey(
            Set1stSectionDecoderKey first,
            Set2ndSectionDecoderKey second,
            Optional<Set3rdSectionOf3Kct> sgcSection,
            Optional<MiddleSections> middle) {
        this.first = first;
        this.second = second;
        this.sgcSection = sgcSection;
        this.middle = middle;
    }

    /** @param sections by number; all that the set needs */
    static NewKey of(Map<Integer, KeyChangeToken> sections, EncryptionAlgorithm ea) {
        Set1stSectionDecoderKey first = section(sections, 1, Set1stSectionDecoderKey.class);
        Set2ndSectionDecoderKey second = section(sections, 2, Set2ndSectionDecoderKey.class);
        if (ea == EncryptionAlgorithm.MISTY1) {
            MiddleSections middle = new MiddleSections(
                    section(sections, 3, Set3rdSectionOf4Kct.class),
                    section(sections, 4, Set4thSectionDecoderKey.class));
            return new NewKey(first, second, Optional.empty(), Optional.of(middle));
        }
        Optional<Set3rdSectionOf3Kct> sgcSection =
                first.threeKct() ? Optional.of(section(sections, 3, Set3rdSectionOf3Kct.class)) : Optional.empty();
        return new NewKey(first, second, sgcSection, Optional.empty());
    }

    Set1stSectionDecoderKey first() {
        return first;
    }

    Set2ndSectionDecoderKey second() {
        return second;
    }

    KeyExpiryNumber ken() {
        return new KeyExpiryNumber(first.kenHigh() << 4 | second.kenLow());
    }

    /**
     * The SGC, when the set carries one.
     *
     * @throws io.ptoken.sts.InvalidValueException when the two halves of a 4KCT set make more than six digits
     */
    Optional<SupplyGroupCode> sgc() {
        return middle.map(parts -> new SupplyGroupCode(parts.fourth.sgcHigh() << 12 | parts.third.sgcLow()))
                .or(() -> sgcSection.map(Set3rdSectionOf3Kct::sgc));
    }

    /** The key; the caller closes it. */
    DecoderKey decoderKey() {
        ByteBuffer key = ByteBuffer.allocate(middle.isPresent() ? 16 : 8).putInt(first.nkho());
        middle.ifPresent(parts -> key.putInt(parts.third.nkmo2()).putInt(parts.fourth.nkmo1()));
        key.putInt(second.nklo());
        try {
            return DecoderKey.of(key.array());
        } finally {
            Arrays.fill(key.array(), (byte) 0);
        }
    }

    private static <T> T section(Map<Integer, KeyChangeToken> sections, int number, Class<T> kind) {
        return kind.cast(Objects.requireNonNull(sections.get(number)));
    }
}
