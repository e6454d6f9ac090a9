package io.ptoken.service.app;

import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import java.math.BigDecimal;

/** A process that signs in and sells once. */
final class OneSale {

    private OneSale() {}

    public static void main(String[] args) {
        ServiceFixture signedIn = new ServiceFixture();
        Begins.mark();
        signedIn.service.handle(new IssueCalls.Credit(
                signedIn.call(), Meters.sample().config(), 0, BigDecimal.valueOf(100), IssueTime.NOW));
        Ends.mark();
    }

    /** Is loaded when the sale begins. */
    static final class Begins {

        static void mark() {}
    }

    /** Is loaded when it has ended. */
    static final class Ends {

        static void mark() {}
    }
}
