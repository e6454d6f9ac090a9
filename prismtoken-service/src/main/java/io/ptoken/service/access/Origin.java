package io.ptoken.service.access;

import io.ptoken.service.Given;
import java.util.Optional;

/**
 * Where a call comes from.
 *
 * @param address address of the client for people and for the audit log, e.g. {@code 10.0.0.7} or {@code local}
 * @param certificate SHA-256 of the client certificate that TLS has verified, 64 lower-case hex digits; empty for none
 */
public record Origin(String address, Optional<String> certificate) {

    /** @throws io.ptoken.service.ServiceException {@code EParamRange} for null */
    public Origin {
        Given.value("address", address);
        Given.value("certificate", certificate);
    }

    /** A call from within the same process. */
    public static final Origin LOCAL = of("local");

    /** An address without a certificate. */
    public static Origin of(String address) {
        return new Origin(address, Optional.empty());
    }
}
