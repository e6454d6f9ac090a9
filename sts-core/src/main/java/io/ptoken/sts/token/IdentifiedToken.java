package io.ptoken.sts.token;

import io.ptoken.sts.tid.TokenIdentifier;

/** A token that carries a TID, so that a meter accepts it once only: credit, and class 2 but for key changes. */
public sealed interface IdentifiedToken extends Token permits CreditToken, ManagementToken {

    /** The token identifier, 24 bits. */
    TokenIdentifier tid();
}
