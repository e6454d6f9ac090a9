package io.ptoken.control.call;

import io.ptoken.control.Refusal;
import io.ptoken.service.operate.call.RefusalCode;
import io.ptoken.sts.InvalidValueException;
import java.util.Optional;

/** What the service refuses, as the channel tells it. */
final class RefusalText {

    private RefusalText() {}

    /** Empty for what nobody foresaw. */
    static Optional<Refusal> of(RuntimeException refused) {
        String text = String.valueOf(refused.getMessage());
        return RefusalCode.of(refused)
                .map(code -> refused instanceof InvalidValueException value
                        ? Refusal.of(code, text).withParameter(value.field())
                        : Refusal.of(code, text));
    }
}
