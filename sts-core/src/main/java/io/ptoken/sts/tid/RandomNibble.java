package io.ptoken.sts.tid;

import io.ptoken.sts.InvalidValueException;

/**
 * RND, the four bits that make two tokens of equal content differ; produced inside the security module (section 3).
 *
 * @param value 0-15
 */
public record RandomNibble(int value) {

    public RandomNibble {
        InvalidValueException.requireRange("RND", value, 0, 15);
    }
}
