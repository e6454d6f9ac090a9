package io.ptoken.cli.commands.audit;

import io.ptoken.service.operate.audit.HeadStatement;
import io.ptoken.service.operate.audit.HeadStatement.Chain;
import java.util.List;
import java.util.stream.Stream;

/** How the audit log stood, for people. */
final class HeadText {

    private HeadText() {}

    static List<String> lines(HeadStatement statement) {
        return Stream.concat(
                        Stream.of("The audit log at " + statement.at() + ", as " + statement.node() + " says:"),
                        statement.chains().stream().map(HeadText::line))
                .toList();
    }

    private static String line(Chain chain) {
        return "  " + (chain.node().isEmpty() ? "" : chain.node() + ": ") + chain.rows() + " rows, last row "
                + chain.head().sequence() + ":" + chain.head().hash();
    }
}
