package io.ptoken.sts.conformance;

/** Recomputes the vectors of one kind of file, forward and, where there is a way back, backward. */
@FunctionalInterface
interface VectorCheck {

    /**
     * Notes every difference. Every field that takes part is read, also when its vector cannot be checked to the end.
     *
     * @throws VectorFormatException when a field is missing or of another form
     * @throws io.ptoken.sts.StsException when a value is none of its type; it counts as a failure too
     */
    void check(Vector vector, TableSets tables, Findings findings);
}
