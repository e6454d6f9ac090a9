package io.ptoken.cli;

import io.ptoken.node.process.Undo;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals of the process, which the JVM tells by its shutdown hooks. A stop that was clean ends the process with exit code
 * 0 instead of the JVM's 143 or 130, which service managers take for a crash.
 */
public final class ProcessStopSignal implements StopSignal {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessStopSignal.class);

    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void onStop(Undo running) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
    }

    @Override
    public void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void release() {
        released.countDown();
    }

    /** Leaves the exit code alone when nothing runs any more: then the program ends by itself. */
    private static void stop(Undo running) {
        if (running.isDone()) {
            return;
        }
        int exitCode = ExitCode.FAILURE;
        try {
            running.close();
            exitCode = ExitCode.OK;
        } catch (RuntimeException e) {
            // Nobody else tells: the program does not get to its end.
            StopTrouble trouble = StopTrouble.of(e);
            exitCode = trouble.exitCode();
            LOG.atLevel(trouble.level()).log(trouble.text());
        } finally {
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
