package io.ptoken.hsm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.keyload.DeleteSlot;
import io.ptoken.hsm.protocol.sts6.keyload.FinishKeyLoad;
import io.ptoken.hsm.protocol.sts6.keyload.KeyLoadRecord;
import io.ptoken.hsm.protocol.sts6.keyload.KmcId;
import io.ptoken.hsm.protocol.sts6.keyload.LoadKmcKey;
import io.ptoken.hsm.protocol.sts6.keyload.LoadVendingKey;
import io.ptoken.hsm.protocol.sts6.keyload.ProcessKmcResponse;
import io.ptoken.hsm.protocol.sts6.keyload.SlotState;
import io.ptoken.hsm.soft.SoftVectorModule;
import io.ptoken.kmc.vectors.ModulePart;
import io.ptoken.kmc.vectors.StepRefused;
import io.ptoken.kmc.vectors.VectorClock;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.Optional;

/** The software module as a party of key-load vectors, asked in frames of the module protocol. */
final class WireVectorModule implements ModulePart {

    private static final String SLOT_STATE = "26";

    private final SoftVectorModule served;
    private final VectorClock clock;
    private Asking asking;

    WireVectorModule(SoftVectorModule served, VectorClock clock) {
        this.served = served;
        this.clock = clock;
        this.asking = Asking.of(served.module());
    }

    @Override
    public ObjectNode kc(String record, boolean replace) {
        LoadKmcKey.Response answer = ask(new LoadKmcKey(new KeyLoadRecord(record), replace));
        return object().put("kmcId", answer.kmc().text())
                .put("request", answer.request().text())
                .put("newState", number(answer.state()));
    }

    @Override
    public ObjectNode kr(String record, Optional<String> kmcId) {
        ProcessKmcResponse.Response answer =
                ask(new ProcessKmcResponse(new KeyLoadRecord(record), kmcId.map(KmcId::new)));
        return object().put("oldState", number(answer.before())).put("newState", number(answer.after()));
    }

    @Override
    public ObjectNode kl(String record, Optional<String> kmcId) {
        LoadVendingKey.Response answer = ask(new LoadVendingKey(new KeyLoadRecord(record), kmcId.map(KmcId::new)));
        return object().put("register", answer.register().value())
                .put("oldState", number(answer.before()))
                .put("newState", number(answer.after()));
    }

    @Override
    public ObjectNode kf(Optional<String> kmcId) {
        return object().put(
                        "newState",
                        number(ask(new FinishKeyLoad(kmcId.map(KmcId::new))).state()));
    }

    @Override
    public void kx(String kmcId) {
        ask(new DeleteSlot(new KmcId(kmcId)));
    }

    /** A credit of nothing. */
    @Override
    public void vend(int register) {
        int tid = TokenIdentifier.at(BaseDate.BDT_2014, clock.instant()).minutes();
        String answer =
                asking.ask(String.format("SM?VCN%d~P600727000000000009~N1~N7~N2~N0~H0000~H%06X~", register, tid));
        String status = answer.substring("SM!VC".length(), "SM!VC00".length());
        if (!status.equals("00")) {
            throw new StepRefused(
                    status.equals(SLOT_STATE) ? "AP-S01 SLOT_STATE" : "AP-V05 NO_SUCH_REGISTER",
                    status,
                    new IllegalStateException(answer));
        }
    }

    /** A refusal tells its code only with status EE. */
    private <R> R ask(ModuleRequest<R> request) {
        try {
            return asking.ask(request);
        } catch (RefusedException e) {
            throw new StepRefused(e.text(), e.status().code(), e);
        }
    }

    /** Numbers as they are on the wire. */
    private static int number(SlotState state) {
        return state.number(ProtocolSettings.DEFAULTS.commands().slotStates());
    }

    @Override
    public void restart() {
        served.restart();
        asking = Asking.of(served.module());
    }

    @Override
    public void tamper() {
        served.tamper();
    }

    @Override
    public JsonNode view() {
        return served.view();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        served.close();
    }
}
