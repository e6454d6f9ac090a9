package io.ptoken.kmc.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.host.KeyLoadImport;
import io.ptoken.kmc.host.KlfPreview;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.VendingKeyCard;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The host of a vector, which keeps what it imports. */
final class HostPart {

    private final KeyLoadImport imports;
    private final InstantSource clock;
    private final List<KmcPublicKey> stored = new ArrayList<>();
    private final List<LoadRequest> requests = new ArrayList<>();

    HostPart(VectorParties parties, InstantSource clock) {
        this.imports = new KeyLoadImport(List.of(parties.format()));
        this.clock = clock;
    }

    ObjectNode play(VectorStep step) {
        return switch (step.op()) {
            case "IMPORT_KMCPUBKEY" -> kmcKey(step.file());
            case "STORE_REQUEST" -> request(step.text("record"));
            case "IMPORT_KLF" -> klf(step.file());
            default -> throw new IllegalArgumentException(step.op());
        };
    }

    private ObjectNode kmcKey(String file) {
        KmcPublicKey key = imports.kmcKey(file, clock.instant()).key();
        stored.removeIf(old -> old.kmcId().equals(key.kmcId()));
        stored.add(key);
        return object().put("kmcId", key.kmcId().text());
    }

    private ObjectNode request(String record) {
        LoadRequest request = new Ap1Codec().parseLoadRequest(record);
        requests.removeIf(
                old -> old.moduleId().equals(request.moduleId()) && old.kmcId().equals(request.kmcId()));
        requests.add(request);
        return object();
    }

    private ObjectNode klf(String file) {
        KlfPreview preview = imports.keyLoadFile(file, stored, requests, clock.instant());
        ObjectNode result = object().put("count", preview.keys().size());
        ArrayNode keys = result.putArray("keys");
        preview.keys().forEach(key -> {
            VendingKeyCard card = key.card();
            keys.addObject()
                    .put("seq", card.sequence())
                    .put("sgc", card.sgc().digits())
                    .put("krn", card.krn().value())
                    .put("ktc", card.keyType().code())
                    .put("kcv", card.kcv().hex6());
        });
        return result;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
