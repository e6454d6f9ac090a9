package io.ptoken.service.operate.audit;

import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.NodeChain;
import io.ptoken.sts.InvalidValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the audit log stood at a moment, as one node says.
 *
 * @param at when
 * @param node which node
 * @param chains those of all nodes
 */
public record HeadStatement(Instant at, String node, List<Chain> chains) {

    private static final String FIRST_LINE = "ptoken audit head 1";
    private static final String TIME = "time ";
    private static final String NODE = "node ";
    private static final int HEADING = 3;
    private static final String LINK = "(\\d{1,18}:[0-9a-f]{64})";
    private static final Pattern CHAIN = Pattern.compile(
            "chain (\\d{1,6}) rows (\\d{1,18}) after " + LINK + " head " + LINK + "(?: node ([ -~]{1,300}))?");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_NAME = 300;

    public HeadStatement {
        chains = List.copyOf(chains);
    }

    /**
     * One chain.
     *
     * @param node whose, empty where there is only one
     * @param after the row before the first that was there
     * @param head the last row
     */
    public record Chain(String node, Link after, Link head) {

        /** From 1. */
        public long id() {
            return NodeChain.idOf(after.sequence() == head.sequence() ? after.sequence() + 1 : head.sequence());
        }

        /** How many rows there were. */
        public long rows() {
            return head.sequence() - after.sequence();
        }

        /** True for a chain without any row, now and before. */
        boolean isEmpty() {
            return head.hash().equals(AuditChain.START);
        }

        private String text() {
            return "chain " + id() + " rows " + rows() + " after " + link(after) + " head " + link(head)
                    + (node.isEmpty() ? "" : " node " + printable(node)) + "\n";
        }

        private static Chain parse(String line) {
            Matcher matcher = CHAIN.matcher(line);
            Optional<Link> after = matcher.matches() ? Seals.link(matcher.group(3)) : Optional.empty();
            Optional<Link> head = after.isPresent() ? Seals.link(matcher.group(4)) : Optional.empty();
            if (after.isEmpty() || head.isEmpty()) {
                throw malformed();
            }
            String name = matcher.group(5);
            Chain chain = new Chain(name == null ? "" : name, after.get(), head.get());
            if (!chain.text().equals(line + "\n") || !chain.isPossible()) {
                throw malformed();
            }
            return chain;
        }

        /** Both places belong to one chain. */
        private boolean isPossible() {
            long before = NodeChain.before(id());
            return after.sequence() >= before
                    && head.sequence() >= after.sequence()
                    && head.sequence() <= before + NodeChain.ROOM
                    && HASH.matcher(after.hash()).matches()
                    && HASH.matcher(head.hash()).matches();
        }
    }

    /** How chains stand; empty when what is stored of one is not whole, so that nothing can be said. */
    static Optional<HeadStatement> of(Instant at, String node, List<NodeChain> chains) {
        List<Chain> all = chains.stream()
                .map(chain -> new Chain(chain.node(), chain.anchor(), chain.head()))
                .toList();
        return chains.stream().noneMatch(NodeChain::torn) && all.stream().allMatch(Chain::isPossible)
                ? Optional.of(new HeadStatement(at, node, all))
                : Optional.empty();
    }

    /** What is signed: lines of printable ASCII, each with a line feed at its end. */
    public String text() {
        return FIRST_LINE + "\n" + TIME + at + "\n" + NODE + printable(node) + "\n"
                + chains.stream().map(Chain::text).collect(Collectors.joining());
    }

    /**
     * Reads what {@link #text} writes, and nothing else.
     *
     * @throws InvalidValueException for any other text
     */
    public static HeadStatement parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < HEADING
                || !lines.get(1).startsWith(TIME)
                || !lines.get(2).startsWith(NODE)) {
            throw malformed();
        }
        try {
            HeadStatement statement = new HeadStatement(
                    Instant.parse(lines.get(1).substring(TIME.length())),
                    lines.get(2).substring(NODE.length()),
                    lines.stream().skip(HEADING).map(Chain::parse).toList());
            Set<Long> ids = new HashSet<>();
            if (!statement.text().equals(text)
                    || !statement.chains.stream().map(Chain::id).allMatch(ids::add)) {
                throw malformed();
            }
            return statement;
        } catch (DateTimeException e) {
            throw malformed();
        }
    }

    private static InvalidValueException malformed() {
        return new InvalidValueException(
                "signed", "another text", "the lines of a head, the first of them '" + FIRST_LINE + "'");
    }

    private static String link(Link link) {
        return link.sequence() + ":" + link.hash();
    }

    /** Names come from the store: none begins a line of its own. */
    private static String printable(String name) {
        String text = name.replaceAll("[^ -~]", "?");
        return text.substring(0, Math.min(text.length(), LONGEST_NAME));
    }
}
