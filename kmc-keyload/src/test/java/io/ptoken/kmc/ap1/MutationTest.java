package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.ap1.record.RecordDraft;
import io.ptoken.kmc.host.KeyLoadImport;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.text.KeyLoadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever single character of a key-load file is changed, somebody notices (key-load profile section 2.12). */
@Tag("slow")
class MutationTest {

    private final Bench bench = new Bench();
    private final PendingAgreement pending = bench.begin();
    private final KeyLoadFile file = bench.answer(pending, bench.keys(3));
    private final Random random = new Random(11);

    /** Characters that a change may bring: neighbours, the ones with a meaning, and any other. */
    private List<Character> others(char c) {
        List<Character> others = new ArrayList<>(List.of((char) (c ^ 1), ';', '\n', '\r', '0', 'A', '~', '\u00E9'));
        others.add((char) (' ' + random.nextInt('~' - ' ')));
        others.removeIf(other -> other == c);
        return others;
    }

    @Test
    void theHostRefusesEveryChangedCharacterOfEveryLine() {
        KeyLoadImport host = new KeyLoadImport(List.of(new KmsFormat(bench.codec, bench.suite, bench.trust)));
        String text = bench.codec.file(file);
        int tried = 0;
        for (int i = 0; i < text.length(); i++) {
            for (char other : others(text.charAt(i))) {
                String changed = text.substring(0, i) + other + text.substring(i + 1);
                assertRefused(
                        () -> host.keyLoadFile(
                                changed, List.of(bench.kmc.publicKey()), List.of(pending.request()), Bench.NOW),
                        i + " to " + (int) other);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(7 * text.length());
    }

    @Test
    void theHostRefusesEveryMissingAndEveryAddedCharacter() {
        KeyLoadImport host = new KeyLoadImport(List.of(new KmsFormat(bench.codec, bench.suite, bench.trust)));
        String text = bench.codec.file(file);
        for (int i = 0; i < text.length(); i++) {
            String less = text.substring(0, i) + text.substring(i + 1);
            String more = text.substring(0, i) + "0" + text.substring(i);
            for (String changed : List.of(less, more)) {
                assertRefused(
                        () -> host.keyLoadFile(
                                changed, List.of(bench.kmc.publicKey()), List.of(pending.request()), Bench.NOW),
                        "at " + i);
            }
        }
    }

    @Test
    void theModuleRefusesEveryChangedCharacterOfAVendingKeyWithTheCrcMadeRight() {
        AgreedKeys agreed = bench.accept(pending, file);
        int tried = 0;
        for (KeyToWrap key : bench.keys(3)) {
            String covered =
                    Covered.before(file.keys().get(key.card().sequence() - 1).line(), "CRC");
            for (int i = 0; i < covered.length(); i++) {
                for (char other : others(covered.charAt(i))) {
                    String changed = RecordDraft.closed(covered.substring(0, i) + other + covered.substring(i + 1));
                    assertRefused(
                            () -> bench.agreement
                                    .unwrap(bench.agreement.readKey(changed), agreed)
                                    .close(),
                            changed);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(4000);
    }

    private static void assertRefused(Runnable step, String what) {
        try {
            step.run();
        } catch (KeyLoadException e) {
            return;
        }
        throw new AssertionError("accepted with a change: " + what);
    }
}
