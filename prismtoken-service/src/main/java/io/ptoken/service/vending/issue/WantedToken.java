package io.ptoken.service.vending.issue;

import io.ptoken.hsm.key.KeyUse;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.vend.TokenVending;
import io.ptoken.service.vending.answer.TokenFace;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;

/** What a caller wants besides key changes: one token with a TID. */
sealed interface WantedToken permits WantedCredit, WantedManagement {

    TokenClass tokenClass();

    int subclass();

    /** How the token looks to people. */
    TokenFace face(TokenIdentifier tid);

    /**
     * Refuses what no module makes for such a meter under such a key, in the words of a module but before it is asked.
     *
     * @throws io.ptoken.hsm.refusal.SecurityModuleException 26, 05 or 40
     */
    void requireFits(Meter meter, VendingKeyAttributes key);

    /** What the key is used for. */
    KeyUse use();

    /** Has the module make it. */
    TokenNumber vend(TokenVending module, Meter meter, VendingKeyAttributes key, TokenIdentifier tid);
}
