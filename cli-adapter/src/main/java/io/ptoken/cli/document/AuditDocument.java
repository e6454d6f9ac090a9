package io.ptoken.cli.document;

import io.ptoken.service.operate.audit.AnonymousActivity;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.operate.audit.AuditVerdict.Whole;
import io.ptoken.service.operate.audit.HeadStatement;
import io.ptoken.service.port.AuditLog.Link;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit log. */
public sealed interface AuditDocument extends Document {

    /**
     * What came of verifying it.
     *
     * @param anchor number and hash of the row before the first, of a log that is whole
     * @param head those of the last row, as {@code --expect} takes them
     * @param heads the last rows of all nodes, where there are several
     * @param explained what was issued and differs from what is stored, for a cause
     * @param row the first row that is not as it should be, of a log that is broken
     */
    @DocumentKind("audit-verify")
    record Verified(
            boolean whole,
            long rows,
            Optional<String> anchor,
            Optional<String> head,
            Optional<List<Head>> heads,
            Optional<List<String>> explained,
            Optional<Long> row,
            Optional<Fault> fault,
            Optional<String> text)
            implements AuditDocument {

        public static Verified of(AuditVerdict verdict) {
            Optional<Whole> whole =
                    Optional.of(verdict).filter(Whole.class::isInstance).map(Whole.class::cast);
            Optional<Broken> broken =
                    Optional.of(verdict).filter(Broken.class::isInstance).map(Broken.class::cast);
            return new Verified(
                    whole.isPresent(),
                    verdict.rows(),
                    whole.map(Whole::anchor).map(Verified::text),
                    whole.map(Whole::head).map(Verified::text),
                    whole.map(Whole::heads)
                            .filter(heads -> !heads.isEmpty())
                            .map(heads -> heads.stream()
                                    .map(head -> new Head(head.node(), text(head.last())))
                                    .toList()),
                    whole.map(Whole::explained).filter(causes -> !causes.isEmpty()),
                    broken.map(Broken::sequence),
                    broken.map(Broken::fault),
                    broken.map(Broken::text));
        }

        private static String text(Link link) {
            return link.sequence() + ":" + link.hash();
        }
    }

    /** The last row of a node. */
    record Head(String node, String head) {}

    /**
     * Calls without an account.
     *
     * @param from first moment that was looked at
     * @param to first moment that was not; left out for none
     * @param calls how many were counted
     * @param more true when there were more: the newest were counted
     * @param addresses how many they came from
     * @param callers those from which nobody has signed in first, then those with most calls
     */
    @DocumentKind("audit-anonymous")
    record Anonymous(Instant from, Optional<Instant> to, long calls, boolean more, int addresses, List<Caller> callers)
            implements AuditDocument {

        public static Anonymous of(AuditPeriod period, AnonymousActivity found) {
            return new Anonymous(
                    Times.seconds(period.from()),
                    Optional.of(period.to())
                            .filter(to -> !to.equals(AuditPeriod.ALL.to()))
                            .map(Times::seconds),
                    found.calls(),
                    found.more(),
                    found.addresses(),
                    found.callers().stream().map(Caller::of).toList());
        }
    }

    /**
     * One address.
     *
     * @param signedIn true when somebody has signed in from there, as far back as the log reaches
     * @param methods what was called, most often first
     */
    record Caller(String address, boolean signedIn, long calls, Instant first, Instant last, List<String> methods) {

        static Caller of(AnonymousActivity.Caller caller) {
            return new Caller(
                    caller.address(),
                    caller.signedIn(),
                    caller.calls(),
                    Times.seconds(caller.first()),
                    Times.seconds(caller.last()),
                    caller.methods());
        }
    }

    /**
     * How the log stood, signed. {@code signed} is lines of ASCII, each with a line feed at its end: {@code ptoken audit head 1},
     * {@code time} with the time, {@code node} with who says so, and a line for each chain: {@code chain} with its number,
     * {@code rows} with how many there are, {@code after} with the row before the first, {@code head} with the last row, and
     * {@code node} with whose it is, where there are several.
     *
     * @param signature Ed25519 (RFC 8032) over the bytes of {@code signed}, in Base64
     */
    @DocumentKind("audit-head")
    record Signed(String signed, String signature) implements AuditDocument {}

    /**
     * The public half of an audit key.
     *
     * @param key SubjectPublicKeyInfo in PEM
     * @param fingerprint SHA-256 of its DER, 64 hex digits
     */
    @DocumentKind("audit-key")
    record Key(String key, String fingerprint) implements AuditDocument {}

    /**
     * What came of checking a signed head, and of holding a copy of the log against it.
     *
     * @param right true when the key signed it, and the copy, where one was given, is whole and has it
     * @param signature true when the key signed it
     * @param at when it was signed
     * @param node which node signed it
     * @param heads how the chains stood then
     * @param rows rows of the copy that were found right
     * @param row the first row that is not as it should be
     */
    @DocumentKind("audit-verify-against")
    record Against(
            boolean right,
            boolean signature,
            Optional<Instant> at,
            Optional<String> node,
            List<ChainHead> heads,
            Optional<Long> rows,
            Optional<Long> row,
            Optional<Fault> fault,
            Optional<String> text)
            implements AuditDocument {

        /** Another key signed it, or it was changed. */
        public static Against notSigned(String text) {
            return new Against(
                    false,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(text));
        }

        /** The key signed it. */
        public static Against of(HeadStatement head, Optional<AuditVerdict> verdict) {
            Optional<Broken> broken = verdict.filter(Broken.class::isInstance).map(Broken.class::cast);
            return new Against(
                    broken.isEmpty(),
                    true,
                    Optional.of(head.at()),
                    Optional.of(head.node()),
                    head.chains().stream().map(ChainHead::of).toList(),
                    verdict.map(AuditVerdict::rows),
                    broken.map(Broken::sequence),
                    broken.map(Broken::fault),
                    broken.map(Broken::text));
        }
    }

    /**
     * How the chain of a node stood.
     *
     * @param node left out where there is only one
     * @param after number and hash of the row before the first
     * @param head those of the last row, as {@code --expect} takes them
     */
    record ChainHead(Optional<String> node, long rows, String after, String head) {

        static ChainHead of(HeadStatement.Chain chain) {
            return new ChainHead(
                    Optional.of(chain.node()).filter(node -> !node.isEmpty()),
                    chain.rows(),
                    Verified.text(chain.after()),
                    Verified.text(chain.head()));
        }
    }

    /** A row, as {@link AuditFormat#JSONL} writes it, each on a line of its own. Its time is to the fraction that is hashed. */
    @DocumentKind("audit-row")
    record Row(
            long sequence,
            Instant at,
            String actor,
            String origin,
            String action,
            String subject,
            String outcome,
            String messageId,
            String detail,
            String hash)
            implements AuditDocument {}
}
