package io.ptoken.cli.document;

import io.ptoken.service.operate.call.ApprovalCalls.Shown;
import io.ptoken.service.operate.call.ApprovalCalls.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls that take a second person. */
public sealed interface ApprovalDocument extends Document {

    /** The requests, the newest first. */
    @DocumentKind("approvals")
    record Approvals(List<Approval> approvals) implements ApprovalDocument {

        public static Approvals of(List<Shown> requests) {
            return new Approvals(requests.stream().map(Approval::of).toList());
        }
    }

    /**
     * A request.
     *
     * @param call name of the call
     * @param values each value of the call with its name
     * @param until when it is void, or was
     */
    record Approval(
            long id,
            Standing standing,
            String asker,
            String call,
            List<String> values,
            Instant asked,
            Instant until,
            Optional<String> decider,
            Optional<Instant> decided) {

        static Approval of(Shown shown) {
            return new Approval(
                    shown.id(),
                    shown.standing(),
                    shown.asker(),
                    shown.call(),
                    shown.values(),
                    Times.seconds(shown.asked()),
                    Times.seconds(shown.until()),
                    shown.decider(),
                    Times.seconds(shown.decided()));
        }
    }
}
