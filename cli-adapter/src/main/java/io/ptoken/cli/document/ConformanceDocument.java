package io.ptoken.cli.document;

import io.ptoken.sts.conformance.ConformanceReport;
import io.ptoken.sts.conformance.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of running known answers.
 *
 * @param failures each vector or file that failed
 * @param skippedBecause why vectors were left out, each reason once
 */
@DocumentKind("conformance")
public record ConformanceDocument(
        long passed, long failed, long skipped, List<FailedVector> failures, List<String> skippedBecause)
        implements Document {

    /**
     * One that failed.
     *
     * @param id of the vector; left out when the file as a whole failed
     */
    public record FailedVector(String file, Optional<String> id, String reason) {}

    public static ConformanceDocument of(ConformanceReport report) {
        return new ConformanceDocument(
                report.passed(),
                report.failed(),
                report.skipped(),
                report.results().stream()
                        .filter(vector -> vector.result() instanceof Result.Failed)
                        .map(vector -> new FailedVector(
                                vector.file(), Texts.some(vector.id()), ((Result.Failed) vector.result()).reason()))
                        .toList(),
                report.results().stream()
                        .flatMap(vector -> vector.result() instanceof Result.Skipped skipped
                                ? Stream.of(skipped.reason())
                                : Stream.empty())
                        .distinct()
                        .toList());
    }
}
