package io.ptoken.sts.conformance;

import io.ptoken.sts.conformance.Result.Failed;
import io.ptoken.sts.conformance.Result.Passed;
import io.ptoken.sts.conformance.Result.Skipped;
import java.util.List;

/** The results of a run, in the order of files and vectors. */
public record ConformanceReport(List<VectorResult> results) {

    public ConformanceReport {
        results = List.copyOf(results);
    }

    /** Count of vectors reproduced. */
    public long passed() {
        return count(Passed.class);
    }

    /** Count of vectors and files that failed. */
    public long failed() {
        return count(Failed.class);
    }

    /** Count of vectors left out for want of something. */
    public long skipped() {
        return count(Skipped.class);
    }

    /** True when nothing failed. */
    public boolean isSuccess() {
        return failed() == 0;
    }

    /** {@code N passed, N failed, N skipped}. */
    public String summary() {
        return passed() + " passed, " + failed() + " failed, " + skipped() + " skipped";
    }

    private long count(Class<? extends Result> kind) {
        return results.stream().filter(r -> kind.isInstance(r.result())).count();
    }
}
