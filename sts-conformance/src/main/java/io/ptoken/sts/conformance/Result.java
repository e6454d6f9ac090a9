package io.ptoken.sts.conformance;

/** What came of one vector. */
public sealed interface Result {

    /** Every value of the vector was reproduced. */
    record Passed() implements Result {}

    /**
     * A value came out otherwise, or the vector cannot be read.
     *
     * @param reason field, expected and got value
     */
    record Failed(String reason) implements Result {}

    /**
     * Something to check it with is missing; what could be checked agreed.
     *
     * @param reason what is missing
     */
    record Skipped(String reason) implements Result {}
}
