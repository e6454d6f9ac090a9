package io.ptoken.cli.commands.audit;

import io.ptoken.cli.commands.options.TimeConverter;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.service.operate.audit.AuditPeriod;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A period; the same flags everywhere. */
final class PeriodOptions {

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = TimeConverter.class,
            description = "First day, as 2026-01-01 (00:00 UTC), or first moment, as 2026-01-01T08:00:00Z.")
    Optional<Instant> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = TimeConverter.class,
            description = "First day or moment that is not meant any more.")
    Optional<Instant> to = Optional.empty();

    /** The period; it must not end before it begins. */
    AuditPeriod period() {
        AuditPeriod period = new AuditPeriod(from.orElse(AuditPeriod.ALL.from()), to.orElse(AuditPeriod.ALL.to()));
        if (!period.from().isBefore(period.to())) {
            throw new CommandFailure("the period from " + period.from() + " to " + period.to()
                    + " is empty: --to names the first moment after it");
        }
        return period;
    }
}
