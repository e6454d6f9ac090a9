package io.ptoken.kmc.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.vectors.VectorFile;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Objections to the three keys of kmc-01: SGC 900101 KRN 1 KT 1, KRN 1 KT 2, KRN 2 KT 2. */
class ReceivingModuleTest {

    private static final Set<DecoderKeyAlgorithm> BOTH = Set.of(DecoderKeyAlgorithm.DKGA02, DecoderKeyAlgorithm.DKGA04);

    private final List<WrappedKey> keys = new Ap1Codec()
            .readKeyLoadFile(VectorFile.FIRST_LOAD
                    .json()
                    .required("files")
                    .required("klf")
                    .textValue())
            .keys();

    private List<String> objections(ReceivingModule module, List<WrappedKey> file) {
        return module.preview(file).stream()
                .map(key -> key.objection().map(text -> text.substring(0, 6)).orElse("none"))
                .toList();
    }

    @Test
    void aModuleOfWhichNothingIsKnownRefusesNothing() {
        assertThat(objections(ReceivingModule.UNKNOWN, keys)).containsOnly("none");
    }

    @Test
    void aModuleRefusesKeysOfAnAlgorithmThatItDoesNotCompute() {
        ReceivingModule module = new ReceivingModule(Set.of(DecoderKeyAlgorithm.DKGA04), Set.of(), 9);
        assertThat(objections(module, keys)).containsExactly("AP-V01", "AP-V01", "none");
    }

    @Test
    void aModuleRefusesKeysThatItHoldsAlready() {
        VendingKeyCard.Identity second = keys.get(1).card().identity();
        assertThat(objections(new ReceivingModule(BOTH, Set.of(second), 9), keys))
                .containsExactly("none", "AP-V02", "none");
    }

    @Test
    void aModuleRefusesWhatTheFileBringsTwice() {
        List<WrappedKey> twice = List.of(keys.get(0), keys.get(0), keys.get(1));
        assertThat(objections(new ReceivingModule(BOTH, Set.of(), 9), twice)).containsExactly("none", "AP-V02", "none");
    }

    /** What is refused for another reason takes no register. */
    @Test
    void aModuleRefusesKeysBeyondItsRegisters() {
        assertThat(objections(new ReceivingModule(BOTH, Set.of(), 2), keys)).containsExactly("none", "none", "AP-V03");
        VendingKeyCard.Identity first = keys.get(0).card().identity();
        assertThat(objections(new ReceivingModule(BOTH, Set.of(first), 2), keys))
                .containsExactly("AP-V02", "none", "none");
    }
}
