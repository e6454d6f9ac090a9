package io.ptoken.control.call;

import io.ptoken.control.Refusal;
import io.ptoken.service.ServiceException;
import io.ptoken.service.operate.call.RefusalCode;
import io.ptoken.sts.InvalidValueException;
import java.util.Optional;

/** What the service refuses, as the channel tells it. */
final class RefusalText {

    private RefusalText() {}

    /** Empty for what nobody foresaw. */
    static Optional<Refusal> of(RuntimeException refused) {
        String text = String.valueOf(refused.getMessage());
        return RefusalCode.of(refused).map(code -> {
            Refusal refusal = Refusal.of(code, text);
            return parameter(refused).map(refusal::withParameter).orElse(refusal);
        });
    }

    private static Optional<String> parameter(RuntimeException refused) {
        if (refused instanceof InvalidValueException value) {
            return Optional.of(value.field());
        }
        return refused instanceof ServiceException service ? service.parameter() : Optional.empty();
    }
}
