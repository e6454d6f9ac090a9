package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.ProtocolException;
import io.ptoken.hsm.protocol.client.ModuleClient;
import io.ptoken.hsm.protocol.client.ModuleUnavailableException;
import io.ptoken.hsm.protocol.client.TokenVerifier;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.legacy.LegacyIdentify;
import io.ptoken.hsm.protocol.legacy.LegacyQueryBalance;
import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.module.ProbeReport.Answer;
import io.ptoken.hsm.protocol.module.ProbeReport.Found;
import io.ptoken.hsm.protocol.module.ProbeReport.Kind;
import io.ptoken.hsm.protocol.settings.CommandSettings.RecordCrc;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.FieldType;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.query.GetAttributes;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.query.IdentifyExtended;
import io.ptoken.hsm.protocol.sts6.query.QueryClock;
import io.ptoken.hsm.protocol.sts6.query.QueryControl;
import io.ptoken.hsm.protocol.sts6.query.QueryLog;
import io.ptoken.hsm.protocol.sts6.query.QueryProduct;
import io.ptoken.hsm.protocol.sts6.query.QueryUnit;
import io.ptoken.hsm.protocol.sts6.vend.VerifyToken;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.StsException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Questions one module and changes the settings until its answers can be read. One thread. */
final class ProbedModule implements AutoCloseable {

    private static final int TSM250_REGISTERS = 25;
    private static final int TSM500I_REGISTERS = 999;

    /** Other ways to read {@code SM!QI}, after the present one (A6, A30). */
    private static final List<UnaryOperator<ProtocolSettings>> RECORDS = List.of(
            settings -> hash(settings, FieldType.P),
            settings -> crc(settings, RecordCrc.CRC16_ARC),
            settings -> crc(settings, RecordCrc.UNCHECKED),
            settings -> crc(hash(settings, FieldType.P), RecordCrc.UNCHECKED));

    /** For a meter that nobody has; the token is none. */
    private static final VerifyTokenRequest NO_TOKEN = new VerifyTokenRequest(
            new RegisterNumber(1),
            new MeterPan("600727000000000009"),
            new TariffIndex(1),
            EncryptionAlgorithm.STA,
            TokenNumber.parseDecimal("00000000000000000000"));

    private final String candidate;
    private final ProtocolSettings base;
    private final Function<ProtocolSettings, ModuleClient> clients;
    private final Map<CommandCode, Answer> answers = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    private ProtocolSettings settings;
    private ModuleClient client;

    /** @param base the settings with the waiting times that the report shall have */
    ProbedModule(
            String candidate,
            ProtocolSettings settings,
            ProtocolSettings base,
            Function<ProtocolSettings, ModuleClient> clients) {
        this.candidate = candidate;
        this.settings = settings;
        this.base = base;
        this.clients = clients;
        this.client = clients.apply(settings);
    }

    Found question() {
        Optional<Identify.Response> identity = ask(new Identify());
        if (identity.isPresent()) {
            return sts6(identity.get());
        }
        Answer answer = answers.getOrDefault(Identify.COMMAND, new Answer(Kind.SILENT, ""));
        if (answer.kind() != Kind.UNKNOWN) {
            remarks.add("it does not say who it is: " + answer.text());
            return found(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        return ask(new LegacyIdentify()).map(this::legacy).orElseGet(() -> {
            remarks.add("it knows neither SM?DI nor SM?ID: is its boot loader running?");
            return found(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        });
    }

    @Override
    public void close() {
        client.close();
    }

    private Found sts6(Identify.Response identity) {
        Optional<String> hardware = read(new IdentifyExtended(), RECORDS).map(IdentifyExtended.Response::hardware);
        for (ModuleRequest<?> question : List.of(
                new QueryClock(),
                new GetAttributes(new RegisterNumber(1)),
                new QueryProduct(),
                new QueryUnit(),
                new QueryControl(),
                new QueryLog(0))) {
            ask(question);
        }
        verify();
        if (identity.firmware().isManufacturing()) {
            remarks.add("manufacturing firmware: it makes keys for new meters and no credit");
        }
        remarks.add(
                "not tried, because it makes tokens or changes keys: SM?VC, SM?VM, SM?VK, key loading; so the width of H"
                        + " numbers is not known either");
        return found(
                Optional.of(Dialect.STS6), Optional.of(identity.module()), Optional.of(identity.firmware()), hardware);
    }

    private Found legacy(LegacyIdentify.Response identity) {
        ask(new LegacyQueryBalance());
        remarks.add("a module of this dialect does not tell what keys are in its registers: they must be configured");
        return found(
                Optional.of(Dialect.STS05V),
                Optional.of(identity.module()),
                Optional.of(identity.firmware()),
                Optional.empty());
    }

    private void verify() {
        TokenVerifier verifier = new TokenVerifier(client, settings.commands().verifyLayout());
        ask(VerifyToken.COMMAND, () -> verifier.verify(NO_TOKEN));
        settings = settings.with(settings.commands().withVerifyLayout(verifier.layout()));
    }

    private Found found(
            Optional<Dialect> dialect,
            Optional<ModuleId> module,
            Optional<FirmwareId> firmware,
            Optional<String> hardware) {
        ProtocolSettings found = settings.with(settings.transport()
                .withPatience(base.transport().timers(), base.transport().attempts()));
        return new Found(
                candidate, dialect, module, firmware, hardware, answers, found, registers(firmware, hardware), remarks);
    }

    /** Platform digit 5, or a name that says so, for a TSM250; three samples are all there is. */
    private static int registers(Optional<FirmwareId> firmware, Optional<String> hardware) {
        boolean small = hardware.map(name -> name.contains("TSM250")).orElse(false)
                || firmware.map(id -> id.text().startsWith("STS65")).orElse(false);
        return small ? TSM250_REGISTERS : TSM500I_REGISTERS;
    }

    /** Asks under the settings and, while the answer cannot be read, under each variant of them, and keeps what worked. */
    private <R> Optional<R> read(ModuleRequest<R> question, List<UnaryOperator<ProtocolSettings>> variants) {
        ProtocolSettings before = settings;
        Optional<R> answer = ask(question);
        for (UnaryOperator<ProtocolSettings> variant : variants) {
            Answer last = answers.get(question.command());
            if (last == null || last.kind() != Kind.UNREADABLE) {
                return answer;
            }
            use(variant.apply(before));
            answer = ask(question);
        }
        if (answer.isEmpty()) {
            use(before);
        }
        return answer;
    }

    private void use(ProtocolSettings other) {
        if (!other.equals(settings)) {
            client.close();
            settings = other;
            client = clients.apply(other);
        }
    }

    private <R> Optional<R> ask(ModuleRequest<R> question) {
        return ask(question.command(), () -> client.call(question));
    }

    private <R> Optional<R> ask(CommandCode command, Supplier<R> question) {
        try {
            R answer = question.get();
            answers.put(command, new Answer(Kind.ANSWERED, ""));
            return Optional.of(answer);
        } catch (RefusedException e) {
            boolean unknown = e.status().equals(StatusCode.INVALID_REQUEST_HEADER);
            answers.put(command, new Answer(unknown ? Kind.UNKNOWN : Kind.REFUSED, meaning(e)));
        } catch (ModuleUnavailableException e) {
            answers.put(command, new Answer(Kind.SILENT, ModuleCalls.reason(e)));
        } catch (ProtocolException | StsException e) {
            answers.put(command, new Answer(Kind.UNREADABLE, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static String meaning(RefusedException e) {
        String code = e.status().code();
        return code + SmStatus.ofCode(code).map(status -> " " + status.name()).orElse("");
    }

    private static ProtocolSettings hash(ProtocolSettings settings, FieldType type) {
        return settings.with(settings.fields().withTypes(settings.fields().identificationType(), type));
    }

    private static ProtocolSettings crc(ProtocolSettings settings, RecordCrc crc) {
        return settings.with(settings.commands().withRecordCrc(crc));
    }
}
