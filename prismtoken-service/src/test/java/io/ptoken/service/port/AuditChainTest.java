package io.ptoken.service.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Chains lie in stores for years: what a hash is made of may not change. */
class AuditChainTest {

    /** Computed apart from this code, from the layout that the class describes. */
    @Test
    void hashIsThatOfEveryFieldAfterItsLength() {
        AuditEntry entry = new AuditEntry(
                Instant.parse("2026-11-26T20:00:00.123456Z"),
                "teller-1",
                "192.0.2.7",
                "issueCreditToken",
                "600727000000000009",
                AuditEntry.OK,
                "m-1",
                "");

        assertThat(AuditChain.next(AuditChain.START, 42, entry))
                .isEqualTo("9db1ac3e69e801aff94b2301c321cb673d167e118350213aee89b8e3231b51cc");
    }
}
