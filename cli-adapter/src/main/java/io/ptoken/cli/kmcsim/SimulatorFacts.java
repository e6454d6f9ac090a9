package io.ptoken.cli.kmcsim;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.simulator.IssuedFile;
import io.ptoken.kmc.simulator.KeyOrder;
import io.ptoken.kmc.simulator.KeyUseAuthorisation;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.NumberedAuthorisation;
import io.ptoken.kmc.simulator.RegisteredModule;
import io.ptoken.kmc.simulator.SupplyGroup;
import io.ptoken.kmc.simulator.VendingKeyDescription;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a KMC holds, in names and values; never a key. What is not limited is left empty. */
final class SimulatorFacts {

    private SimulatorFacts() {}

    static Map<String, Object> identity(KmcSimulator kmc) {
        KmcPublicKey key = kmc.publicKey();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", key.name());
        facts.put("kmcId", key.kmcId().text());
        facts.put("trustAnchor", key.trustAnchor().value());
        facts.put("usableUntil", key.usableUntil().toString());
        facts.put("keyRefreshDays", kmc.settings().keyRefreshDays());
        facts.put("responseDays", kmc.settings().responseDays());
        return facts;
    }

    static Map<String, Object> module(RegisteredModule module) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("serial", module.moduleId().serial().value());
        facts.put("manufacturer", module.publicKey().manufacturer().value());
        facts.put("firmware", module.publicKey().firmwareId().value());
        facts.put("state", module.revoked() ? "revoked" : "registered");
        facts.put("smId", module.moduleId().text());
        return facts;
    }

    static Map<String, Object> group(SupplyGroup group) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("sgc", group.sgc().digits());
        facts.put("name", group.name());
        facts.put("owner", group.owner());
        return facts;
    }

    static Map<String, Object> key(VendingKeyDescription key) {
        KeyOrder order = key.order();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("sgc", order.sgc().digits());
        facts.put("krn", key.krn().value());
        facts.put("kt", order.keyType().code());
        facts.put("bdt", order.baseDate().year());
        facts.put("dkga", order.algorithm().digits());
        facts.put(
                "ea",
                order.encryptionAlgorithms().stream()
                        .map(EncryptionAlgorithm::digits)
                        .sorted()
                        .collect(Collectors.joining(",")));
        facts.put("ken", order.ken().value());
        facts.put("act", order.active().toString());
        facts.put("exp", order.expires().map(Instant::toString).orElse("none"));
        order.cluster().ifPresent(cluster -> facts.put("clu", cluster));
        facts.put("kcv", key.kcv().hex6());
        return facts;
    }

    static Map<String, Object> authorisation(NumberedAuthorisation numbered) {
        KeyUseAuthorisation kua = numbered.authorisation();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("number", numbered.number());
        facts.put("sgc", kua.sgc().digits());
        facts.put("krn", kua.krn().map(KeyRevision::toString).orElse("all"));
        facts.put("kt", kua.keyType().code());
        facts.put("module", kua.moduleId().serial().value());
        facts.put("from", kua.from().toString());
        facts.put("until", kua.until().toString());
        facts.put("ulm", limit(kua.unitLimit().stream().boxed().toList()));
        facts.put("clm", limit(kua.currencyLimit().stream().boxed().toList()));
        facts.put(
                "sbm",
                kua.subclassMask().isPresent()
                        ? new SubclassMask(kua.subclassMask().getAsInt()).toString()
                        : "");
        return facts;
    }

    private static String limit(List<Long> limit) {
        return limit.isEmpty() ? "" : new CreditLimit(limit.get(0)).toString();
    }

    static Map<String, Object> file(RegisteredModule module, IssuedFile file) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("module", module.moduleId().serial().value());
        facts.put("counter", file.counter());
        facts.put("issued", file.issued().toString());
        return facts;
    }
}
