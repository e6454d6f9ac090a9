package io.ptoken.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.util.Arrays;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The program of the other JVM: runs the test classes that it is given and tells by its exit code how that went. */
final class TestRun {

    static final int ALL_PASSED = 0;
    static final int ONE_FAILED = 10;
    static final int NONE_RAN = 11;

    private TestRun() {}

    public static void main(String[] classNames) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        Arrays.stream(classNames).map(name -> selectClass(name)).toList())
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        CancellationToken stop = CancellationToken.create();
        LauncherFactory.create()
                .execute(LauncherExecutionRequestBuilder.request(request)
                        .listeners(listener, new AtFirstFailure(stop))
                        .cancellationToken(stop)
                        .build());
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true, UTF_8), 3);
        System.exit(exitCode(summary));
    }

    /** One failure is all that is asked for. */
    private record AtFirstFailure(CancellationToken stop) implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                stop.cancel();
            }
        }
    }

    private static int exitCode(TestExecutionSummary summary) {
        if (summary.getTotalFailureCount() > 0) {
            return ONE_FAILED;
        }
        return summary.getTestsSucceededCount() > 0 ? ALL_PASSED : NONE_RAN;
    }
}
