package io.ptoken.kmc.simulator;

import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.VendingKeyCard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which vending keys a module gets, and with what attributes (key-load profile section 2.10). */
final class KeySelection {

    private static final Comparator<KmcVendingKey> ORDER = Comparator.<KmcVendingKey>comparingInt(
                    key -> key.order().sgc().value())
            .thenComparingInt(key -> key.krn().value())
            .thenComparingInt(key -> key.order().keyType().code());

    private final KmcState state;
    private final Pkid module;
    private final Instant issued;

    KeySelection(KmcState state, Pkid module, Instant issued) {
        this.state = state;
        this.module = module;
        this.issued = issued;
    }

    /** Every key with an authorisation in force, not expired, sorted, numbered from 1. */
    List<KeyToWrap> keys() {
        List<KeyToWrap> selected = new ArrayList<>();
        Stream<KmcVendingKey> candidates = state.keys().stream().sorted(ORDER);
        candidates.forEach(key -> authorisation(key).ifPresent(kua -> {
            Instant issuedUntil = issuedUntil(key, kua);
            // Not yet in use within this file's time: no module would take it (ACT must be before IUT).
            if (key.order().active().isBefore(issuedUntil)) {
                selected.add(new KeyToWrap(card(selected.size() + 1, key, kua, issuedUntil), key.key()));
            }
        }));
        return selected;
    }

    /** Of several authorisations for one key the one that lasts longest. */
    private Optional<KeyUseAuthorisation> authorisation(KmcVendingKey key) {
        if (key.order().isExpired(issued)) {
            return Optional.empty();
        }
        return state.authorisations().stream()
                .map(NumberedAuthorisation::authorisation)
                .filter(kua -> kua.covers(key, module, issued))
                .max(Comparator.comparing(KeyUseAuthorisation::until));
    }

    private Instant issuedUntil(KmcVendingKey key, KeyUseAuthorisation kua) {
        Instant refresh = issued.plus(Duration.ofDays(state.settings().keyRefreshDays()));
        return Stream.concat(Stream.of(refresh, kua.until()), key.order().expires().stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private VendingKeyCard card(int sequence, KmcVendingKey key, KeyUseAuthorisation kua, Instant issuedUntil) {
        KeyOrder order = key.order();
        return new VendingKeyCard(
                sequence,
                order.sgc(),
                state.group(order.sgc()).orElseThrow().name(),
                key.krn(),
                order.keyType(),
                order.baseDate().start(),
                order.algorithm(),
                order.encryptionAlgorithms(),
                order.ken(),
                order.active(),
                order.expires(),
                issuedUntil,
                kua.unitLimit(),
                kua.currencyLimit(),
                kua.subclassMask(),
                order.cluster(),
                order.keyBytes(),
                key.kcv());
    }
}
