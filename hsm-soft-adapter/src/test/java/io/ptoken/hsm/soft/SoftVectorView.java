package io.ptoken.hsm.soft;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.slot.DeliveredKey;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.Ap1Suite;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.vectors.VectorStep;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import java.util.stream.Collectors;

/** What a module is, in the form of the key-load vectors. */
final class SoftVectorView {

    private SoftVectorView() {}

    static ObjectNode of(SoftSecurityModule module) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("ctr", module.keyLoadState(state -> state).requestCounter());
        ArrayNode slots = view.putArray("slots");
        module.keyLoading().orElseThrow().slots().stream()
                .filter(slot -> slot.state() != KekSlotState.EMPTY)
                .forEach(slot -> addSlot(slots.addObject(), slot));
        ArrayNode registers = view.putArray("registers");
        module.vendingKeys().forEach(key -> addRegister(registers.addObject(), key, module.register(key.register())));
        return view;
    }

    private static void addSlot(ObjectNode view, KekSlotStatus slot) {
        view.put("slot", slot.number())
                .put("kmcId", slot.kmc().orElseThrow().text())
                .put("state", slot.state().name())
                .put("stateNumber", number(slot.state()));
        switch (slot.state()) {
            case PENDING -> addRequest(view, slot, slot.request().orElseThrow());
            case LOADING -> {
                view.put("cnt", slot.keyCount().orElseThrow());
                ArrayNode loaded = view.putArray("loadedSeq");
                slot.loaded().forEach(loaded::add);
            }
            case ACTIVE, EMPTY -> {
                // nothing else is kept
            }
        }
    }

    private static void addRequest(ObjectNode view, KekSlotStatus slot, KeyLoadRecord record) {
        LoadRequest request = new Ap1Codec().parseLoadRequest(record.line());
        view.put("prior", slot.priorKeys())
                .put("rqd", new Ap1Suite().requestDigest(request).hex())
                .put("rtm", VectorStep.time(slot.since().orElseThrow()));
    }

    private static void addRegister(ObjectNode view, VendingKeyAttributes key, VendingRegister register) {
        VendingKeyOrigin origin = key.origin().orElseThrow();
        DeliveredKey delivered = register.delivered().orElseThrow();
        view.put("register", key.register().value())
                .put("slot", origin.slot())
                .put("kmcId", origin.kmc().text())
                .put("sgc", key.sgc().digits())
                .put("sgn", origin.groupName())
                .put("krn", key.krn().value())
                .put("ktc", key.keyType().code())
                .put("ken", key.ken().value())
                .put("bdt", VectorStep.time(key.baseDate().start()))
                .put("dkg", key.algorithm().digits())
                .put("eas", algorithms(delivered))
                .put("act", VectorStep.time(key.dates().active().orElseThrow()))
                .put("iut", VectorStep.time(key.dates().issuedUntil()));
        key.dates()
                .expires()
                .ifPresentOrElse(expires -> view.put("exp", VectorStep.time(expires)), () -> view.putNull("exp"));
        view.put("sbm", String.format("%04X", key.subclasses().bits()))
                .put("clu", key.cluster())
                .put("kcv", key.kcv().hex6())
                .put("vkl", register.stored().key().bits() / Byte.SIZE);
        addLimit(view, "remainingUlm", key.unitLimit());
        addLimit(view, "remainingClm", key.currencyLimit());
    }

    private static String algorithms(DeliveredKey delivered) {
        return delivered.encryptionAlgorithms().stream()
                .map(EncryptionAlgorithm::digits)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static void addLimit(ObjectNode view, String name, CreditLimit limit) {
        if (limit.isUnlimited()) {
            view.putNull(name);
        } else {
            view.put(name, limit.toString());
        }
    }

    /** State numbers of the module protocol. */
    static int number(KekSlotState state) {
        return switch (state) {
            case EMPTY -> 0;
            case LOADING -> 1;
            case PENDING -> 2;
            case ACTIVE -> 3;
        };
    }
}
