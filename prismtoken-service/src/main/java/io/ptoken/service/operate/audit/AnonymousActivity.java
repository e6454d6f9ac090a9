package io.ptoken.service.operate.audit;

import java.time.Instant;
import java.util.List;

/**
 * Calls without an account.
 *
 * @param calls how many were counted
 * @param more true when there were more: the newest were counted
 * @param addresses how many they came from
 * @param callers those from which nobody has signed in first, then those with most calls; not more than were asked for
 */
public record AnonymousActivity(long calls, boolean more, int addresses, List<Caller> callers) {

    /**
     * Those from one address.
     *
     * @param address where they came from
     * @param signedIn true when somebody has signed in from there, as far back as the log reaches
     * @param methods what was called, most often first
     */
    public record Caller(
            String address, boolean signedIn, long calls, Instant first, Instant last, List<String> methods) {

        public Caller {
            methods = List.copyOf(methods);
        }
    }

    public AnonymousActivity {
        callers = List.copyOf(callers);
    }
}
