package io.ptoken.service.observe;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.TokenCall;
import io.ptoken.service.api.VerifyResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells a {@link CallObserver} and a {@link CallLog} about every call; changes nothing about the calls. Beside what the calls do
 * it costs two readings of the clock and a small short-lived object per call. Thread safe.
 */
public final class CallObservation {

    private final CallObserver observer;
    private final CallLog log;
    private final LongSupplier nanoTime;
    private final AtomicInteger inFlight = new AtomicInteger();

    /** @param nanoTime like {@link System#nanoTime} */
    public CallObservation(CallObserver observer, CallLog log, LongSupplier nanoTime) {
        this.observer = observer;
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /** Tells nobody. */
    public static CallObservation none() {
        return new CallObservation(CallObserver.NONE, CallLog.NONE, System::nanoTime);
    }

    /** Calls that have begun and not ended. */
    public int callsInFlight() {
        return inFlight.get();
    }

    /** What {@code work} answers to the call, or throws. */
    public <R> R of(TokenCall<R> call, Supplier<R> work) {
        R answer = timed(call, call.messageId(), work);
        if (call instanceof IssueCalls.MeterTest || call instanceof IssueCalls.ForMeter) {
            count(answer);
        }
        return answer;
    }

    private <R> R timed(TokenCall<R> call, String messageId, Supplier<R> work) {
        long begun = nanoTime.getAsLong();
        inFlight.incrementAndGet();
        // What the API answers to a failure that nobody foresaw.
        String outcome = ErrorCode.SERVICE.eCode();
        try {
            R answer = work.get();
            outcome = outcomeOf(answer);
            return answer;
        } catch (ServiceException e) {
            outcome = e.code().eCode();
            throw e;
        } finally {
            inFlight.decrementAndGet();
            ended(call, messageId, outcome, Math.max(0, nanoTime.getAsLong() - begun));
        }
    }

    private void ended(TokenCall<?> call, String messageId, String outcome, long nanoseconds) {
        observer.called(call.method(), outcome, nanoseconds);
        log.ended(call.method(), messageId, outcome, nanoseconds);
    }

    /** A token found invalid is an answer, not an error; it is told apart all the same. */
    private static String outcomeOf(Object answer) {
        return answer instanceof VerifyResult verified && verified.validationResult() != ErrorCode.VERIFY_OK
                ? verified.validationResult().eCode()
                : CallObserver.OK;
    }

    private void count(Object answer) {
        if (answer instanceof IssuedMeterTestToken token) {
            observer.issued(TokenKind.METER_TEST, token.subclass());
        } else if (answer instanceof List<?> tokens) {
            for (Object each : tokens) {
                IssuedToken token = (IssuedToken) each;
                observer.issued(TokenKind.of(token), token.subclass());
            }
        }
    }
}
