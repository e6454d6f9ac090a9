package io.ptoken.sts.key;

import io.ptoken.sts.UnsupportedException;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.DerivationAssumptions.InitialisationKeys;

/** No vending key makes a DITK (specification section 8.1), unless the assumptions say otherwise. */
final class InitialisationKeyRule {

    private InitialisationKeyRule() {}

    static void require(DecoderKeyContext context, DerivationAssumptions assumptions) {
        if (context.keyType() == KeyType.DITK && assumptions.initialisationKeys() == InitialisationKeys.REFUSED) {
            throw new UnsupportedException("derivation of a DITK", "the manufacturer chooses it");
        }
    }
}
