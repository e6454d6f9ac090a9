package io.ptoken.kmc.simulator;

import io.ptoken.kmc.agreement.KeyAgreementSuite;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Test keys that fill a file up to the most it can hold: of the supply groups from 900000 on, which the KMC forgets again.
 * {@link #close()} zeroises them.
 */
final class FillerKeys implements AutoCloseable {

    private static final int MAX_KEYS = 999;
    private static final int FIRST_GROUP = 900_000;
    private static final Duration IN_USE = Duration.ofDays(90);

    private final KeyAgreementSuite suite;
    private final SecureRandom random;
    private final Instant now;
    private final List<VendingKey> made = new ArrayList<>();

    FillerKeys(KeyAgreementSuite suite, SecureRandom random, Instant now) {
        this.suite = suite;
        this.random = random;
        this.now = now;
    }

    List<KeyToWrap> fill(List<KeyToWrap> keys) {
        Set<VendingKeyCard.Identity> taken =
                keys.stream().map(key -> key.card().identity()).collect(Collectors.toSet());
        List<KeyToWrap> full = new ArrayList<>(keys);
        for (int sgc = FIRST_GROUP; full.size() < MAX_KEYS; sgc++) {
            KeyToWrap filler = key(full.size() + 1, new SupplyGroupCode(sgc));
            if (!taken.contains(filler.card().identity())) {
                full.add(filler);
            }
        }
        return full;
    }

    private KeyToWrap key(int sequence, SupplyGroupCode sgc) {
        KeyOrder order = KeyOrder.standard(sgc, KeyType.DUTK, BaseDate.BDT_2014);
        VendingKey key = randomKey(order, random);
        made.add(key);
        VendingKeyCard card = new VendingKeyCard(
                sequence,
                sgc,
                "Filler " + sgc,
                new KeyRevision(1),
                order.keyType(),
                order.baseDate().start(),
                order.algorithm(),
                order.encryptionAlgorithms(),
                order.ken(),
                order.active(),
                order.expires(),
                now.plus(IN_USE),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                order.keyBytes(),
                suite.keyCheckValue(key));
        return new KeyToWrap(card, key);
    }

    static VendingKey randomKey(KeyOrder order, SecureRandom random) {
        byte[] bytes = new byte[order.keyBytes()];
        random.nextBytes(bytes);
        try {
            return VendingKey.of(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public void close() {
        made.forEach(VendingKey::close);
    }
}
