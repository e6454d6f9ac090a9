package io.ptoken.service.issue;

import io.ptoken.hsm.TokenVending;
import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.service.answer.TokenFace;
import io.ptoken.service.request.Meter;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.TokenClass;
import io.ptoken.sts.token.TokenNumber;

/** What a caller wants besides key changes: one token with a TID. */
sealed interface WantedToken permits WantedCredit, WantedManagement {

    TokenClass tokenClass();

    int subclass();

    /** How the token looks to people. */
    TokenFace face(TokenIdentifier tid);

    /** Has the module make it. */
    TokenNumber vend(TokenVending module, Meter meter, VendingKeyAttributes key, TokenIdentifier tid);
}
