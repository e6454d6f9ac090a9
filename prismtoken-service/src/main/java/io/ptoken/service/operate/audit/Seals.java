package io.ptoken.service.operate.audit;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.NodeChain;
import io.ptoken.service.port.NodeChain.Trimmed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the chains against what is sealed outside of the store, and the place where each begins against what was there. */
final class Seals {

    private static final Pattern LINK = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    private Seals() {}

    /** A row as {@code number:hash}. */
    static Optional<Link> link(String text) {
        Matcher matcher = LINK.matcher(text);
        return matcher.matches()
                ? Optional.of(new Link(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    static Optional<Broken> check(List<ChainMark> sealed, Map<Long, NodeChain> chains, AuditLog log) {
        return sealed.stream()
                .flatMap(mark -> check(mark, chains, log).stream())
                .findFirst();
    }

    private static Optional<Broken> check(ChainMark mark, Map<Long, NodeChain> chains, AuditLog log) {
        Link head = new Link(mark.headSequence(), mark.headHash());
        if (head.sequence() == 0 || log.holds(head)) {
            return Optional.empty();
        }
        NodeChain chain = chains.get(NodeChain.idOf(head.sequence()));
        String found = chain == null
                ? "the chain that it belongs to is gone"
                : head.sequence() > chain.head().sequence()
                        ? "the chain ends at row " + chain.head().sequence()
                        : "another row stands there, or none";
        return Optional.of(new Broken(
                0,
                head.sequence(),
                Fault.SEALED,
                "row " + head.sequence() + " was there when the end of the log was sealed last, and " + found));
    }

    /** The row before the first one is known, with its time, since it was trimmed. */
    static Optional<Broken> checkAnchor(NodeChain chain, List<ChainMark> sealed) {
        Link anchor = chain.anchor();
        if (!chain.isTrimmed()) {
            return anchor.equals(new Link(chain.before(), AuditChain.START))
                    ? Optional.empty()
                    : Optional.of(moved(anchor));
        }
        Optional<Trimmed> row = chain.trimmed();
        boolean shown = row.map(Trimmed::hash).filter(anchor.hash()::equals).isPresent();
        boolean ofEarlierRelease = chain.anchorRow().isEmpty()
                && sealed.stream()
                        .filter(mark -> NodeChain.idOf(mark.headSequence()) == chain.id())
                        .allMatch(mark -> new Link(mark.anchorSequence(), mark.anchorHash()).equals(anchor));
        return shown || ofEarlierRelease ? Optional.empty() : Optional.of(moved(anchor));
    }

    /** What cannot be shown of rows that a release trimmed which did not keep the last of them, for people. */
    static String unproven(NodeChain chain, List<ChainMark> sealed) {
        boolean isSealed = sealed.stream().anyMatch(mark -> NodeChain.idOf(mark.headSequence()) == chain.id());
        return "Rows up to " + chain.anchor().sequence()
                + " were trimmed by an earlier release; that they were old enough cannot be"
                + " shown"
                + (isSealed
                        ? "; none was trimmed since the end of the log was sealed first."
                        : ", nor how many there were, before the end of the log is sealed: a server does that within half a"
                                + " minute of its start.");
    }

    private static Broken moved(Link anchor) {
        return new Broken(
                0,
                anchor.sequence(),
                Fault.ANCHOR,
                "rows up to " + anchor.sequence()
                        + " are said to be trimmed, but the last of them is not what was trimmed");
    }
}
