package io.ptoken.hsm.simulator;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ModuleSettings.TxCounter;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.keyload.ControlInstruction;
import io.ptoken.hsm.protocol.sts6.query.AttributeName;
import io.ptoken.hsm.protocol.sts6.query.CardAttributes;
import io.ptoken.hsm.protocol.sts6.query.CardList;
import io.ptoken.hsm.protocol.sts6.query.GetAttributes;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.query.IdentifyExtended;
import io.ptoken.hsm.protocol.sts6.query.ModuleIdentity;
import io.ptoken.hsm.protocol.sts6.query.QueryClock;
import io.ptoken.hsm.protocol.sts6.query.QueryControl;
import io.ptoken.hsm.protocol.sts6.query.QueryLog;
import io.ptoken.hsm.protocol.sts6.query.QueryProduct;
import io.ptoken.hsm.protocol.sts6.query.QueryUnit;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What a module tells about itself (module protocol sections 3.2-3.5, 4, 7). */
final class ReportCommands {

    /** Inhibit-vend date of a module that has none: the field must be there. */
    static final Instant NO_INHIBIT_DATE = Instant.parse("2099-12-31T00:00:00Z");

    private static final String MAKER = "ptoken simulator";
    private static final Instant MADE = Instant.parse("2024-01-01T00:00:00Z");
    private static final int MAX_WINDOW = 999_999;

    /** Spreads consecutive numbers over 32 bits. */
    private static final int NONCE_STEP = 0x9E37_79B1;

    private final Served served;
    private final AtomicInteger nonces = new AtomicInteger();

    private ReportCommands(Served served) {
        this.served = served;
    }

    static void addTo(Map<CommandCode, Command> commands, Served served) {
        ReportCommands report = new ReportCommands(served);
        commands.put(Identify.COMMAND, report::identify);
        commands.put(IdentifyExtended.COMMAND, report::identifyExtended);
        commands.put(QueryClock.COMMAND, report::clock);
        commands.put(GetAttributes.COMMAND, report::attributes);
        commands.put(QueryControl.COMMAND, report::control);
        commands.put(ControlInstruction.COMMAND, report::instruct);
        commands.put(QueryProduct.COMMAND, report::product);
        commands.put(QueryUnit.COMMAND, report::unit);
        commands.put(QueryLog.COMMAND, report::log);
    }

    private ModuleResponse identify(String body) {
        Identify.decode(body, settings());
        return new Identify.Response(id(), served.profile().firmware());
    }

    private ModuleResponse identifyExtended(String body) {
        IdentifyExtended.decode(body, settings());
        return new IdentifyExtended.Response(
                new ModuleIdentity(MAKER, id(), MADE, Octets.eightOf("key of " + id())),
                served.profile().hardware(),
                served.profile().firmware(),
                Octets.eightOf("firmware " + served.profile().firmware()));
    }

    private ModuleResponse clock(String body) {
        QueryClock.decode(body, settings());
        ModuleStatus status = served.module().status();
        return new QueryClock.Response(served.time(status), window(status.tidWindow()));
    }

    /** Rounded up, so that a short window is not told as none. */
    private int window(Duration window) {
        long one = settings().commands().windowUnit().times(1).toMillis();
        return (int) Math.min(MAX_WINDOW, (window.toMillis() + one - 1) / one);
    }

    private ModuleResponse attributes(String body) {
        GetAttributes request = GetAttributes.decode(body, settings());
        VendingKeyAttributes key = served.key(request.register())
                .orElseThrow(
                        () -> new SecurityModuleException(settings().module().emptyRegisterStatus()));
        CardList known =
                CardAttributes.of(key, settings().commands().attributeDates()).list();
        return new GetAttributes.Response(served.profile().listsCheckValues() ? withCheckValue(known, key) : known);
    }

    private static CardList withCheckValue(CardList known, VendingKeyAttributes key) {
        Map<AttributeName, String> values = new EnumMap<>(known.values());
        values.put(AttributeName.KCV, key.kcv().hex6());
        return new CardList(values, known.others());
    }

    private ModuleResponse control(String body) {
        QueryControl.decode(body, settings());
        return new QueryControl.Response(
                new HexOctets(String.format("%08X", nonces.incrementAndGet() * NONCE_STEP)),
                served.module().status().inhibitVendDate().orElse(NO_INHIBIT_DATE));
    }

    /** There is nobody whose signature would be believed. */
    private ModuleResponse instruct(String body) {
        ControlInstruction.decode(body, settings());
        throw new SecurityModuleException(SmStatus.INVALID_INSTRUCTION);
    }

    private ModuleResponse product(String body) {
        QueryProduct.decode(body, settings());
        ModuleStatus status = served.module().status();
        SimulatorProfile profile = served.profile();
        Map<String, String> data = new LinkedHashMap<>();
        data.put("AcMode", status.details().getOrDefault("ac.mode", "AC:NONE"));
        data.put("CertMode", "SIMULATED");
        data.put("FwApi", "STS6");
        data.put("FwBinary", "BIN:STS6");
        data.put("FwVer", profile.version());
        data.put("HwFamily", profile.family());
        data.put("Tps", Integer.toString(profile.transactionsPerSecond()));
        data.put("TxCounter", Long.toString(txCounter(status)));
        return new QueryProduct.Response(data);
    }

    private long txCounter(ModuleStatus status) {
        return settings().module().txCounter() == TxCounter.COUNTS_UP
                ? status.vendCounter()
                : status.transactionsLeft().orElse(0L);
    }

    private ModuleResponse unit(String body) {
        QueryUnit.decode(body, settings());
        return new QueryUnit.Response(Octets.eightOf("unit " + id()));
    }

    private ModuleResponse log(String body) {
        QueryLog request = QueryLog.decode(body, settings());
        EventLog.Entry entry = served.log()
                .at(request.position())
                .orElseThrow(() -> new SecurityModuleException(SmStatus.LOG_RANGE_ERROR));
        return new QueryLog.Response(request.position(), entry.time(), entry.text());
    }

    private ModuleId id() {
        return served.id(served.module().status());
    }

    private ProtocolSettings settings() {
        return served.settings();
    }
}
