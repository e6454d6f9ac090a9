package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.VendingKeyCard.Identity;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.service.operate.notice.facts.FirstLimits;
import io.ptoken.service.operate.notice.facts.FirstLimits.Known;
import io.ptoken.service.port.EnteredKeys.EnteredKey;
import io.ptoken.service.port.KeyCatalogue;
import io.ptoken.service.port.ServiceStore;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the store knows of the limits that vending keys had at first. The files are read when there are others. Thread safe. */
public final class KeyLimits implements Supplier<FirstLimits> {

    private static final System.Logger LOG = System.getLogger(KeyLimits.class.getName());

    private final ServiceStore store;
    private final KeyLoadFormats formats;
    private volatile Files read = new Files(List.of(), List.of());

    private record Files(List<String> ids, List<Known> keys) {}

    /** @param formats of the files; nobody has to be believed to read who sent what is stored */
    public KeyLimits(ServiceStore store, KeyLoadFormats formats) {
        this.store = store;
        this.formats = formats;
    }

    /** @throws io.ptoken.service.port.StoreException when the store does not answer */
    @Override
    public FirstLimits get() {
        List<String> ids = store.keyCatalogue().fileIds();
        Files files = read;
        if (!files.ids().equals(ids)) {
            files = new Files(ids, ofFiles(store.keyCatalogue().files()));
            read = files;
        }
        return new FirstLimits(
                Stream.concat(store.enteredKeys().all().stream().map(KeyLimits::known), files.keys().stream())
                        .toList());
    }

    /** The newest file first. */
    private List<Known> ofFiles(List<KeyCatalogue.KeyLoadFile> files) {
        List<Known> keys = new ArrayList<>();
        files.forEach(file -> keys.addAll(0, ofFile(file)));
        return List.copyOf(keys);
    }

    private List<Known> ofFile(KeyCatalogue.KeyLoadFile file) {
        try {
            return formats.of(file.text()).codec().readKeyLoadFile(file.text()).keys().stream()
                    .map(key -> known(key.card()))
                    .toList();
        } catch (KeyLoadException | KeyExchangeException e) {
            LOG.log(Level.WARNING, "key load file " + file.id() + " is not understood: its limits are not known");
            return List.of();
        }
    }

    private static Known known(EnteredKey key) {
        return new Known(
                Optional.of(key.moduleId()),
                new Identity(key.sgc(), key.krn(), key.keyType()),
                key.kcv(),
                new CreditLimit(key.unitLimit()),
                new CreditLimit(key.currencyLimit()));
    }

    private static Known known(VendingKeyCard card) {
        return new Known(
                Optional.empty(), card.identity(), card.kcv(), limit(card.unitLimit()), limit(card.currencyLimit()));
    }

    private static CreditLimit limit(OptionalLong limit) {
        return limit.isPresent() ? new CreditLimit(limit.getAsLong()) : CreditLimit.UNLIMITED;
    }
}
