package io.ptoken.web.section.keys;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.service.operate.keyload.KeyOutlook;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which order the keys are shown. */
enum KeyOrder {
    /** What needs somebody first, and of that what ends first. */
    NEED(Comparator.<CataloguedKey>comparingInt(key -> KeyState.of(key).rank()).thenComparing(KeyOrder::end)),
    SGC(Comparator.comparing(key -> key.sgc().digits())),
    UNTIL(Comparator.comparing(key -> key.dates().issuedUntil())),
    EXPIRES(Comparator.comparing(key -> key.dates().expires().orElse(Instant.MAX))),
    LEFT(Comparator.comparingDouble(KeyOrder::share)),
    REGISTER(Comparator.comparingInt(
            key -> key.register().map(RegisterNumber::value).orElse(Integer.MAX_VALUE)));

    private static final Comparator<CataloguedKey> NAME = Comparator.<CataloguedKey, String>comparing(
                    key -> key.sgc().digits())
            .thenComparing(key -> key.krn().value())
            .thenComparing(CataloguedKey::keyType);

    @SuppressWarnings("ImmutableEnumChecker") // of functions that keep nothing
    private final Comparator<CataloguedKey> comparator;

    KeyOrder(Comparator<CataloguedKey> comparator) {
        this.comparator = comparator;
    }

    /** As it stands in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KeyOrder named(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word().equals(word))
                .findFirst()
                .orElse(NEED);
    }

    List<CataloguedKey> sorted(List<CataloguedKey> keys, boolean descending) {
        return keys.stream()
                .sorted((descending ? comparator.reversed() : comparator).thenComparing(NAME))
                .toList();
    }

    private static Instant end(CataloguedKey key) {
        return key.outlook().map(KeyOutlook::ends).orElse(key.dates().issuedUntil());
    }

    /** How much is left of the limit of which the least is left; a key without limits comes after those that have some. */
    private static double share(CataloguedKey key) {
        return Math.min(
                share(key.unitLimit(), key.outlook().flatMap(KeyOutlook::firstUnits)),
                share(key.currencyLimit(), key.outlook().flatMap(KeyOutlook::firstCurrency)));
    }

    private static double share(CreditLimit left, Optional<CreditLimit> first) {
        if (left.isUnlimited()) {
            return 2;
        }
        return left.isUsedUp()
                ? 0
                : first.filter(whole -> whole.value() > 0)
                        .map(whole -> (double) left.value() / whole.value())
                        .orElse(1.0);
    }
}
