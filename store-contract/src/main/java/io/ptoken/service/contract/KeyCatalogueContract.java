package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.KeyCatalogue;
import io.ptoken.service.port.KeyCatalogue.CatalogueKey;
import io.ptoken.service.port.KeyCatalogue.KeyLoadFile;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Key-load files and their keys. */
abstract class KeyCatalogueContract extends PortContract {

    private static final KeyLoadFile OLD = new KeyLoadFile("f2", "KMC1", "line 1\r\nline 2\n", NOW);
    private static final KeyLoadFile NEW = new KeyLoadFile("f1", "KMC2", "", NOW.plusSeconds(1));
    private static final CatalogueKey OLD_KEY = key("f2", 1, 123457, 1);
    private static final CatalogueKey OLD_LATER_REVISION = key("f2", 2, 123457, 2);
    private static final CatalogueKey NEW_KEY = key("f1", 1, 123457, 1);
    private static final CatalogueKey SAME_KEY_TWICE = key("f1", 3, 123457, 1);
    private static final CatalogueKey LOWER_GROUP = key("f1", 2, 99, 3);

    @Test
    void isEmptyAtFirst() {
        assertThat(catalogue().files()).isEmpty();
        assertThat(catalogue().fileIds()).isEmpty();
        assertThat(catalogue().keys()).isEmpty();
        assertThat(catalogue().file("f1")).isEmpty();
    }

    @Test
    void keepsFilesAndKeysInOrderAcrossARestart() {
        addBoth();
        harness().restart();
        assertThat(catalogue().file("f2")).contains(OLD);
        assertThat(catalogue().files()).containsExactly(OLD, NEW);
        assertThat(catalogue().fileIds()).containsExactly(OLD.id(), NEW.id());
        assertThat(catalogue().keys())
                .containsExactly(LOWER_GROUP, NEW_KEY, SAME_KEY_TWICE, OLD_KEY, OLD_LATER_REVISION);
        assertAudited(entry("new"), entry("old"));
    }

    @Test
    void leavesAFileThatIsThereAsItIsButAudits() {
        addBoth();
        catalogue().add(new KeyLoadFile("f1", "KMC9", "other", NOW), List.of(key("f1", 9, 7, 7)), entry("again"));
        assertThat(catalogue().file("f1")).contains(NEW);
        assertThat(catalogue().keys()).hasSize(5);
        assertAudited(entry("new"), entry("old"), entry("again"));
    }

    @Test
    void removesTheFilesOfAKmcWithTheirKeys() {
        addBoth();
        assertThat(catalogue().removeFilesOf("KMC2", entry("removed"))).isEqualTo(1);
        assertThat(catalogue().files()).containsExactly(OLD);
        assertThat(catalogue().fileIds()).containsExactly(OLD.id());
        assertThat(catalogue().keys()).containsExactly(OLD_KEY, OLD_LATER_REVISION);
        assertThat(catalogue().removeFilesOf("KMC2", entry("none"))).isZero();
        assertAudited(entry("new"), entry("old"), entry("removed"), entry("none"));
    }

    /** The keys of the newest file are loaded: by a clock that stands or is set back it is the one that came last all the same. */
    @Test
    void theFileOfAKmcThatCameLastIsTheNewestWhateverTheClock() {
        catalogue().add(new KeyLoadFile("b", "KMC1", "", NOW), List.of(key("b", 1, 7, 1)), entry("first"));
        catalogue().add(new KeyLoadFile("a", "KMC1", "", NOW), List.of(key("a", 1, 7, 1)), entry("second"));
        catalogue()
                .add(
                        new KeyLoadFile("c", "KMC1", "", NOW.minusSeconds(3600)),
                        List.of(key("c", 1, 7, 1)),
                        entry("third"));
        catalogue().add(new KeyLoadFile("d", "KMC2", "", NOW.minusSeconds(3600)), List.of(), entry("other"));

        assertThat(catalogue().fileIds()).containsExactly("d", "b", "a", "c");
        assertThat(catalogue().keys()).extracting(CatalogueKey::fileId).containsExactly("c", "a", "b");
        assertThat(catalogue().files())
                .extracting(KeyLoadFile::uploaded)
                .containsExactly(NOW.minusSeconds(3600), NOW, NOW.plusNanos(1000), NOW.plusNanos(2000));
    }

    private void addBoth() {
        catalogue().add(NEW, List.of(NEW_KEY, LOWER_GROUP, SAME_KEY_TWICE), entry("new"));
        catalogue().add(OLD, List.of(OLD_KEY, OLD_LATER_REVISION), entry("old"));
    }

    private KeyCatalogue catalogue() {
        return store().keyCatalogue();
    }

    private static CatalogueKey key(String file, int sequence, int sgc, int krn) {
        return new CatalogueKey(
                file, sequence, new SupplyGroupCode(sgc), new KeyRevision(krn), "record " + file + sequence);
    }
}
