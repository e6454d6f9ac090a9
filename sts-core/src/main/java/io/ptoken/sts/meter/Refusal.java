package io.ptoken.sts.meter;

import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;

/** Stops the work on a token; never leaves the package. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final MeterStage stage;
    private final MeterResult result;

    Refusal(MeterStage stage, MeterResult result) {
        // It is an answer and no error: a stack trace would tell nothing.
        super(result.resultName(), null, false, false);
        this.stage = stage;
        this.result = result;
    }

    MeterStage stage() {
        return stage;
    }

    MeterResult result() {
        return result;
    }
}
