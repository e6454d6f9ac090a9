package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyRegisters;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.service.port.KeyCatalogue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every vending key there is: those in the module, and those that the newest key-load file of each KMC has and the module
 * does not. Thread safe.
 */
public final class VendingKeyCatalogue {

    private static final Comparator<CataloguedKey> BY_NAME = Comparator.comparing(
                    (CataloguedKey key) -> key.sgc().digits())
            .thenComparing(key -> key.krn().value())
            .thenComparing(CataloguedKey::keyType);

    private final VendingKeyRegisters registers;
    private final KeyCatalogue files;
    private final KeyLoadFormats formats;
    private final InstantSource clock;

    public VendingKeyCatalogue(
            VendingKeyRegisters registers, KeyCatalogue files, KeyLoadFormats formats, InstantSource clock) {
        this.registers = registers;
        this.files = files;
        this.formats = formats;
        this.clock = clock;
    }

    /** What the module tells of its keys, in order of their registers. */
    public List<VendingKeyAttributes> told() {
        return registers.vendingKeys();
    }

    /** The keys in the module, in order of their registers. */
    public List<CataloguedKey> inModule() {
        Instant now = clock.instant();
        return told().stream().map(key -> CataloguedKey.inModule(key, now)).toList();
    }

    /** All keys, by supply group, revision and type. */
    public List<CataloguedKey> all() {
        return all(inModule());
    }

    /** Those and what the files have besides, by supply group, revision and type. */
    public List<CataloguedKey> all(List<CataloguedKey> inModule) {
        List<CataloguedKey> all = new ArrayList<>(inModule);
        for (KeyCatalogue.KeyLoadFile file : newestFiles()) {
            KmcId kmc = new KmcId(file.kmcId());
            for (WrappedKey key :
                    formats.of(file.text()).codec().readKeyLoadFile(file.text()).keys()) {
                CataloguedKey candidate = CataloguedKey.inFile(key.card(), kmc);
                if (all.stream().noneMatch(candidate::isSameAs)) {
                    all.add(candidate);
                }
            }
        }
        all.sort(BY_NAME);
        return List.copyOf(all);
    }

    private Iterable<KeyCatalogue.KeyLoadFile> newestFiles() {
        Map<String, KeyCatalogue.KeyLoadFile> newest = new LinkedHashMap<>();
        files.files().forEach(file -> newest.put(file.kmcId(), file));
        return newest.values();
    }
}
