package io.ptoken.sts.conformance;

import io.ptoken.sts.conformance.Result.Failed;
import io.ptoken.sts.conformance.Result.Skipped;

/**
 * What came of one vector, and where it stands.
 *
 * @param file path or resource name of the file
 * @param id id of the vector; empty when the file as a whole failed
 */
public record VectorResult(String file, String id, Result result) {

    /** One line for people: {@code FAILED dkga.json dkga02/...: decoder_key: ...}. */
    public String line() {
        String where = id.isEmpty() ? file : file + " " + id;
        if (result instanceof Failed failed) {
            return "FAILED  " + where + ": " + failed.reason();
        }
        if (result instanceof Skipped skipped) {
            return "skipped " + where + ": " + skipped.reason();
        }
        return "passed  " + where;
    }
}
