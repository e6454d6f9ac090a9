package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;
import static io.ptoken.sts.InvalidValueException.requireRange;

import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * Class 2 tokens that each manufacturer defines for itself (specification section 1.2). That they share the layout of the
 * other management tokens is an assumption.
 *
 * @param subclass 11-15
 * @param payload 16 bits
 */
public record ProprietaryManagement(int subclass, RandomNibble rnd, TokenIdentifier tid, int payload)
        implements ManagementToken {

    public ProprietaryManagement {
        requireRange("subclass", subclass, 11, 15);
        requireBits("payload", payload, 16);
    }

    /** No source shows the text for this kind; it is ours. */
    @Override
    public String description() {
        return "ProprietaryManagement";
    }
}
