package io.ptoken.hsm.simulator;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.Done;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.keyload.DeleteSlot;
import io.ptoken.hsm.protocol.sts6.keyload.FinishKeyLoad;
import io.ptoken.hsm.protocol.sts6.keyload.LoadKmcKey;
import io.ptoken.hsm.protocol.sts6.keyload.LoadVendingKey;
import io.ptoken.hsm.protocol.sts6.keyload.ProcessKmcResponse;
import io.ptoken.hsm.protocol.sts6.keyload.SlotState;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.sts.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Loading of vending keys (module protocol section 4, layouts SMAPI-AP1; slot states of the key-load profile section 2.8). A
 * request that names no KMC is for the one slot that is in the state it needs; when that is not one slot, 26.
 */
record KeyLoadCommands(Served served, KeyLoading loading) {

    static void addTo(Map<CommandCode, Command> commands, Served served, KeyLoading loading) {
        KeyLoadCommands load = new KeyLoadCommands(served, loading);
        load.add(commands, LoadKmcKey.COMMAND, load::acceptKmcKey);
        load.add(commands, ProcessKmcResponse.COMMAND, load::acceptResponse);
        load.add(commands, LoadVendingKey.COMMAND, load::loadKey);
        load.add(commands, FinishKeyLoad.COMMAND, load::endLoading);
        load.add(commands, DeleteSlot.COMMAND, load::deleteSlot);
    }

    /** Every attempt is in the event log, also one that is refused. */
    private void add(Map<CommandCode, Command> commands, CommandCode code, Command command) {
        commands.put(code, body -> {
            try {
                return command.carryOut(body);
            } catch (SecurityModuleException e) {
                String why = e.extendedText().map(text -> " " + text).orElse("");
                log(code.letters() + " REFUSED " + e.status().code() + why);
                throw e;
            }
        });
    }

    private ModuleResponse acceptKmcKey(String body) {
        LoadKmcKey request = LoadKmcKey.decode(body, settings());
        StartedExchange started = loading.acceptKmcKey(record(request.kmcKey()), request.replace());
        log("KMC KEY LOADED " + started.kmc());
        return new LoadKmcKey.Response(
                new io.ptoken.hsm.protocol.sts6.keyload.KmcId(started.kmc().text()),
                new io.ptoken.hsm.protocol.sts6.keyload.KeyLoadRecord(
                        started.request().line()),
                state(started.slot().state()));
    }

    private ModuleResponse acceptResponse(String body) {
        ProcessKmcResponse request = ProcessKmcResponse.decode(body, settings());
        KmcId kmc = kmc(request.kmc(), KekSlotState.PENDING);
        SlotState before = stateOf(kmc);
        KekSlotStatus after = loading.acceptResponse(kmc, record(request.answer()));
        log("KEY LOAD STARTED " + kmc);
        return new ProcessKmcResponse.Response(before, state(after.state()));
    }

    private ModuleResponse loadKey(String body) {
        LoadVendingKey request = LoadVendingKey.decode(body, settings());
        KmcId kmc = kmc(request.kmc(), KekSlotState.LOADING);
        SlotState before = stateOf(kmc);
        LoadedKey loaded = loading.loadKey(kmc, record(request.key()));
        if (!loaded.repeated()) {
            log("KEY LOADED REGISTER " + loaded.register());
        }
        return new LoadVendingKey.Response(
                loaded.register(), before, state(loaded.slot().state()));
    }

    private ModuleResponse endLoading(String body) {
        FinishKeyLoad request = FinishKeyLoad.decode(body, settings());
        KmcId kmc = kmc(request.kmc(), KekSlotState.LOADING);
        KekSlotStatus after = loading.endLoading(kmc);
        log("KEY LOAD ENDED " + kmc);
        return new FinishKeyLoad.Response(state(after.state()));
    }

    private ModuleResponse deleteSlot(String body) {
        KmcId kmc = kmc(DeleteSlot.decode(body, settings()).kmc());
        loading.deleteSlot(kmc);
        log("SLOT DELETED " + kmc);
        return new Done();
    }

    private KmcId kmc(Optional<io.ptoken.hsm.protocol.sts6.keyload.KmcId> named, KekSlotState needed) {
        if (named.isPresent()) {
            return kmc(named.get());
        }
        List<KmcId> fitting = loading.slots().stream()
                .filter(slot -> slot.state() == needed)
                .flatMap(slot -> slot.kmc().stream())
                .toList();
        if (fitting.size() != 1) {
            throw new SecurityModuleException(
                    SmStatus.KMC_KEY_STATE_ERROR, fitting.size() + " slots are " + needed + ", and no KMC is named");
        }
        return fitting.get(0);
    }

    private static KmcId kmc(io.ptoken.hsm.protocol.sts6.keyload.KmcId named) {
        return inRange("KMCID", () -> new KmcId(named.text()));
    }

    /** How long a record may be, its format says (49) and not the field that carries it. */
    private static KeyLoadRecord record(io.ptoken.hsm.protocol.sts6.keyload.KeyLoadRecord record) {
        int length = record.text().length();
        if (length > KeyLoadRecord.MAX_LENGTH) {
            throw new SecurityModuleException(
                    SmStatus.DF_FORMAT_ERROR,
                    "record: got " + length + " characters, expected at most " + KeyLoadRecord.MAX_LENGTH);
        }
        return inRange("record", () -> new KeyLoadRecord(record.text()));
    }

    private static <T> T inRange(String name, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValueException e) {
            throw new FieldException(SmStatus.PTVD_RANGE, 0, name + ": expected " + e.expected());
        }
    }

    private SlotState stateOf(KmcId kmc) {
        return state(loading.slot(kmc).map(KekSlotStatus::state).orElse(KekSlotState.EMPTY));
    }

    private static SlotState state(KekSlotState state) {
        return switch (state) {
            case EMPTY -> SlotState.EMPTY;
            case LOADING -> SlotState.LOADING;
            case PENDING -> SlotState.PENDING;
            case ACTIVE -> SlotState.ACTIVE;
        };
    }

    private void log(String text) {
        served.log().add(served.clock().now(), text);
    }

    private ProtocolSettings settings() {
        return served.settings();
    }
}
