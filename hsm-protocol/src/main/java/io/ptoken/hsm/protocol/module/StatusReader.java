package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.settings.ModuleSettings.TxCounter;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.query.IdentifyExtended;
import io.ptoken.hsm.protocol.sts6.query.ModuleIdentity;
import io.ptoken.hsm.protocol.sts6.query.QueryClock;
import io.ptoken.hsm.protocol.sts6.query.QueryControl;
import io.ptoken.hsm.protocol.sts6.query.QueryProduct;
import io.ptoken.hsm.protocol.sts6.query.QueryUnit;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks a module what it is and how it is: {@code DI}, {@code QI}, {@code QD}, {@code PD}, {@code CQ}, {@code UD}. Only
 * {@code DI} must be understood. Not thread safe.
 */
final class StatusReader {

    /** Name of the transaction counter in the product data of SMAPI-AP1; its direction is assumption A24. */
    static final String TX_COUNTER = "TxCounter";

    static final String ACCESS_MODE = "AcMode";

    /** From here on a date says "never": the field must be there. */
    private static final Instant NO_INHIBIT_DATE = Instant.parse("2099-12-31T00:00:00Z");

    private static final String NOT_TOLD = "not told";

    private final Sts6Calls calls;
    private final ProtocolSettings protocol;
    private final Clock clock;
    private final MonotonicClock time;
    private final SaleCounter sales;

    StatusReader(Sts6Calls calls, ProtocolSettings protocol, Clock clock, MonotonicClock time, SaleCounter sales) {
        this.calls = calls;
        this.protocol = protocol;
        this.clock = clock;
        this.time = time;
        this.sales = sales;
    }

    Identify.Response identify() {
        return calls.call(new Identify());
    }

    /** Everything the module tells. */
    ToldStatus read(Identify.Response identity) {
        Map<String, String> details = new TreeMap<>();
        details.put("sta.tables", "those of the module; the protocol does not name them");
        Optional<IdentifyExtended.Response> extended = calls.optional(new IdentifyExtended());
        extended.ifPresent(
                more -> details.put("firmware.hash", more.firmwareHash().digits()));
        calls.optional(new QueryUnit())
                .ifPresent(unit -> details.put("unit.id", unit.uid().digits()));
        Map<String, String> product = calls.optional(new QueryProduct())
                .map(QueryProduct.Response::data)
                .orElse(Map.of());
        product.forEach((name, value) -> details.put("product." + name, value));
        Optional<Instant> inhibited = calls.optional(new QueryControl())
                .map(QueryControl.Response::inhibited)
                .filter(date -> date.isBefore(NO_INHIBIT_DATE));
        Optional<Long> counter = number(product, TX_COUNTER);
        boolean countsUp = protocol.module().txCounter() == TxCounter.COUNTS_UP;
        long salesThen = sales.sum();
        Optional<QueryClock.Response> clockTold = calls.optional(new QueryClock());
        Duration now = time.elapsed();
        ModuleStatus status = new ModuleStatus(
                identity.module().digits(),
                identity.firmware().text(),
                extended.map(IdentifyExtended.Response::hardware).orElse(NOT_TOLD),
                idSm(identity, extended),
                state(product),
                clockTold.map(QueryClock.Response::time).orElseGet(clock::instant),
                clockTold.map(told -> told.windowLength(protocol)).orElse(Duration.ZERO),
                countsUp ? counter.orElse(salesThen) : salesThen,
                countsUp ? Optional.empty() : counter,
                inhibited,
                details);
        return new ToldStatus(status, clockTold.isPresent(), now, salesThen);
    }

    /** What is known of a module that refuses to say who it is. */
    ToldStatus of(ModuleState state, SecurityModuleException refusal) {
        Duration now = time.elapsed();
        ModuleStatus status = new ModuleStatus(
                "00000000",
                NOT_TOLD,
                NOT_TOLD,
                NOT_TOLD,
                state,
                clock.instant(),
                Duration.ZERO,
                sales.sum(),
                Optional.empty(),
                Optional.empty(),
                Map.of("failure", refusal.getMessage()));
        return new ToldStatus(status, false, now, sales.sum());
    }

    private String idSm(Identify.Response identity, Optional<IdentifyExtended.Response> extended) {
        ModuleIdentity record =
                extended.map(IdentifyExtended.Response::identity).orElseGet(() -> unknown(identity.module()));
        return record.encode(protocol.commands().recordCrc());
    }

    /** A record of the same form for a module that has none. */
    private static ModuleIdentity unknown(ModuleId module) {
        return new ModuleIdentity("UNKNOWN", module, Instant.EPOCH, new HexOctets("0000000000000000"));
    }

    private static ModuleState state(Map<String, String> product) {
        return product.getOrDefault(ACCESS_MODE, "").equals("AC:PRIVILEGED")
                ? ModuleState.PRIVILEGED
                : ModuleState.OPERATIONAL;
    }

    private static Optional<Long> number(Map<String, String> product, String name) {
        return Optional.ofNullable(product.get(name))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }
}
