package io.ptoken.hsm.soft.keyload;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.kmc.text.KeyLoadException;
import java.util.Objects;

/** What the module answers for a refusal of the key-load profile (section 2.7). */
final class KeyLoadRefusal {

    private KeyLoadRefusal() {}

    static SecurityModuleException of(KeyLoadException e) {
        SmStatus status = e.smStatus()
                .flatMap(SmStatus::ofCode)
                .orElseThrow(() -> new IllegalStateException("no module refuses with " + e.code(), e));
        String text = Objects.requireNonNull(e.getMessage());
        return status == SmStatus.STS_EXTENDED_ERROR
                ? SecurityModuleException.extended(e.code().text(), text, e)
                : new SecurityModuleException(status, text, e);
    }
}
