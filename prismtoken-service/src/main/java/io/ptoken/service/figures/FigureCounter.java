package io.ptoken.service.figures;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.ApiMethod;
import io.ptoken.service.observe.CallObserver;
import io.ptoken.service.observe.TokenKind;
import io.ptoken.service.port.CallFigures;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls that issue tokens; a call costs a few additions. Thread safe. */
public final class FigureCounter implements CallObserver {

    private static final Set<ApiMethod> ISSUING = EnumSet.of(
            ApiMethod.ISSUE_CREDIT,
            ApiMethod.ISSUE_METER_TEST,
            ApiMethod.ISSUE_MSE,
            ApiMethod.ISSUE_SET_CONTROL,
            ApiMethod.ISSUE_KEY_CHANGE,
            ApiMethod.ISSUE_DITK_CHANGE);

    private final CallObserver next;
    private final LongAdder tokens = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final List<LongAdder> times = new ArrayList<>();

    /** @param next hears the same, so that both count the same calls */
    public FigureCounter(CallObserver next) {
        this.next = next;
        CallFigures.NONE.times().forEach(none -> times.add(new LongAdder()));
    }

    @Override
    public void called(ApiMethod call, String outcome, long nanoseconds) {
        next.called(call, outcome, nanoseconds);
        if (!ISSUING.contains(call)) {
            return;
        }
        times.get(CallFigures.place(nanoseconds)).increment();
        if (isFailure(outcome)) {
            failed.increment();
        } else if (!outcome.equals(OK)) {
            refused.increment();
        }
    }

    /** Nobody asked for anything wrong. */
    private static boolean isFailure(String outcome) {
        return outcome.equals(ErrorCode.SERVICE.eCode()) || outcome.equals(ErrorCode.SECURITY_MODULE.eCode());
    }

    @Override
    public void issued(TokenKind kind, int subclass) {
        next.issued(kind, subclass);
        tokens.increment();
    }

    /** What came since this was asked last. */
    CallFigures take() {
        return new CallFigures(
                tokens.sumThenReset(),
                refused.sumThenReset(),
                failed.sumThenReset(),
                times.stream().map(LongAdder::sumThenReset).toList());
    }
}
