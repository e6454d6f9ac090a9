package io.ptoken.cli.commands.audit;

import picocli.CommandLine.Command;

/** {@code ptoken audit}: the audit log. */
@Command(
        name = "audit",
        description = "Reads, exports and verifies the audit log. Works while the server runs.",
        synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand {}
