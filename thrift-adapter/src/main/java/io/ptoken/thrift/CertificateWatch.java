package io.ptoken.thrift;

import io.ptoken.thrift.tls.ReloadableIdentity;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks now and then whether the server's certificate was replaced; on a thread of its own, because disks may be slow. */
final class CertificateWatch implements Runnable {

    private final ReloadableIdentity identity;
    private final Duration pause;
    private final CountDownLatch stopped;

    CertificateWatch(ReloadableIdentity identity, Duration pause, CountDownLatch stopped) {
        this.identity = identity;
        this.pause = pause;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        try {
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                identity.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
