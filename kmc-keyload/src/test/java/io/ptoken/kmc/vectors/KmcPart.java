package io.ptoken.kmc.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.simulator.KeyOrder;
import io.ptoken.kmc.simulator.KeyUseAuthorisation;
import io.ptoken.kmc.simulator.KmcSettings;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.KmcStore;
import io.ptoken.kmc.simulator.SupplyGroup;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The KMCs of a vector, by their names in the file. */
final class KmcPart {

    private static final Ap1Codec CODEC = new Ap1Codec();

    private final VectorParties parties;
    private final VectorClock clock;
    private final VectorDraws draws;
    private final Map<String, KmcSimulator> kmcs = new HashMap<>();
    private final Set<String> answered = new HashSet<>();

    KmcPart(VectorParties parties, VectorClock clock, VectorDraws draws) {
        this.parties = parties;
        this.clock = clock;
        this.draws = draws;
    }

    ObjectNode play(VectorStep step) {
        String ref = step.text("kmc");
        if (step.op().equals("CREATE")) {
            kmcs.put(ref, create(ref, step.json()));
            return HostPart.object();
        }
        KmcSimulator kmc = Objects.requireNonNull(kmcs.get(ref), ref);
        return switch (step.op()) {
            case "REGISTER" ->
                HostPart.object()
                        .put("smId", kmc.registerModule(step.file()).moduleId().text());
            case "REVOKE" -> {
                kmc.revokeModule(CODEC.parsePkid(Pkid.Kind.SMID, step.text("smId")));
                yield HostPart.object();
            }
            case "SET_AUTHORISATIONS" -> {
                kmc.authorisations().forEach(old -> kmc.withdraw(old.number()));
                authorise(kmc, step.json());
                yield HostPart.object();
            }
            case "ANSWER" -> HostPart.object().put("klf", kmc.answer(step.file()));
            default -> throw new IllegalArgumentException(step.op());
        };
    }

    /** True when the same request was answered before: its file is kept and not made again. */
    boolean hasAnswered(VectorStep step) {
        return step.op().equals("ANSWER") && answered.contains(step.file());
    }

    void remember(VectorStep step, boolean done) {
        if (step.op().equals("ANSWER") && done) {
            answered.add(step.file());
        }
    }

    private KmcSimulator create(String ref, JsonNode json) {
        KmcSettings settings = new KmcSettings(
                json.required("refreshDays").intValue(),
                json.required("validityDays").intValue());
        KmcSimulator kmc = KmcSimulator.create(
                parties.kmc(ref), parties.moduleAnchors(), settings, KmcStore.inMemory(), clock, draws);
        json.required("keys").forEach(key -> add(kmc, key));
        authorise(kmc, json);
        return kmc;
    }

    private static void add(KmcSimulator kmc, JsonNode key) {
        SupplyGroupCode sgc = sgc(key);
        kmc.addSupplyGroup(new SupplyGroup(sgc, key.required("sgn").textValue(), "owner"));
        Instant base = VectorStep.time(key.required("bdt").textValue());
        KeyOrder order = new KeyOrder(
                sgc,
                KeyType.ofCode(key.required("ktc").intValue()),
                Arrays.stream(BaseDate.values())
                        .filter(date -> date.start().equals(base))
                        .findFirst()
                        .orElseThrow(),
                DecoderKeyAlgorithm.ofCode(number(key, "dkg")),
                Arrays.stream(key.required("eas").textValue().split(",", -1))
                        .map(code -> EncryptionAlgorithm.ofCode(Integer.parseInt(code)))
                        .collect(Collectors.toSet()),
                new KeyExpiryNumber(key.required("ken").intValue()),
                VectorStep.time(key.required("act").textValue()),
                VectorStep.optional(key, "exp").map(VectorStep::time),
                key.hasNonNull("clu") ? OptionalInt.of(key.get("clu").intValue()) : OptionalInt.empty());
        byte[] bytes = Arrays.copyOf(
                sha256(key.required("label").textValue()), key.required("vkl").intValue());
        try (VendingKey vk = VendingKey.of(bytes)) {
            kmc.addKey(order, new KeyRevision(key.required("krn").intValue()), vk);
        }
    }

    private static void authorise(KmcSimulator kmc, JsonNode json) {
        List<KeyUseAuthorisation> wanted = VectorFile.items(json.required("authorisations"))
                .map(KmcPart::authorisation)
                .toList();
        wanted.forEach(kmc::authorise);
    }

    private static KeyUseAuthorisation authorisation(JsonNode kua) {
        return new KeyUseAuthorisation(
                sgc(kua),
                kua.hasNonNull("krn")
                        ? Optional.of(new KeyRevision(kua.get("krn").intValue()))
                        : Optional.empty(),
                KeyType.ofCode(kua.required("ktc").intValue()),
                CODEC.parsePkid(Pkid.Kind.SMID, kua.required("smId").textValue()),
                VectorStep.time(kua.required("from").textValue()),
                VectorStep.time(kua.required("until").textValue()),
                limit(kua, "ulm"),
                limit(kua, "clm"),
                kua.hasNonNull("sbm")
                        ? OptionalInt.of(Integer.parseInt(kua.get("sbm").textValue(), 16))
                        : OptionalInt.empty());
    }

    private static OptionalLong limit(JsonNode kua, String member) {
        return kua.hasNonNull(member)
                ? OptionalLong.of(Long.parseLong(kua.get(member).textValue(), 16))
                : OptionalLong.empty();
    }

    private static SupplyGroupCode sgc(JsonNode json) {
        return SupplyGroupCode.parse(json.required("sgc").textValue());
    }

    private static int number(JsonNode json, String member) {
        return Integer.parseInt(json.required(member).textValue());
    }

    private static byte[] sha256(String label) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(label.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
