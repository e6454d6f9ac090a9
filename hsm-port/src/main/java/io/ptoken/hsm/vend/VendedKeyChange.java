package io.ptoken.hsm.vend;

import io.ptoken.sts.token.bits.TokenNumber;
import java.util.List;

/**
 * A key-change set in the order the customer enters it.
 *
 * @param rollover the RO bit: the meter clears its TID memory because the base date changes
 * @param tokens two, three or four tokens, 1st section first
 */
public record VendedKeyChange(boolean rollover, List<TokenNumber> tokens) {

    public VendedKeyChange {
        tokens = List.copyOf(tokens);
    }
}
