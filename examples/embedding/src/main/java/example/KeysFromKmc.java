package example;

import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Format;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.ap1.KmcDetails;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.simulator.KeyOrder;
import io.ptoken.kmc.simulator.KeyUseAuthorisation;
import io.ptoken.kmc.simulator.KmcSettings;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.KmcStore;
import io.ptoken.kmc.simulator.SupplyGroup;
import io.ptoken.kmc.text.Ident;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.memory.InMemoryTrust;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.Operators;
import io.ptoken.service.operate.call.VendingKeyCalls;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Gets a vending key from a simulated key management centre, by the calls that operators make. */
public final class KeysFromKmc {

    private static final Optional<String> THE_ONLY_ONE = Optional.empty();

    private KeysFromKmc() {}

    public static void main(String[] args) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        try (var root = TrustAnchorKey.create(new Ident("ROOT"), random)) {
            var parts = new SoftModuleParts(StaTables.SAMPLE, clock, random, NibbleSource.of(random))
                    .withKmcTrust(new Ap1TrustPolicy(List.of(root.anchor()), List.of(), false));
            var trust = new InMemoryTrust(
                    (anchors, unapproved) ->
                            Ap1Format.believing(new Ap1TrustPolicy(anchors, List.of(), unapproved)),
                    root.anchor());
            try (var module = SoftSecurityModule.inMemory(parts, SoftModuleSettings.DEFAULT)) {
                PrismToken ptoken =
                        PrismToken.on(module, clock, random).trusting(trust).build();
                Operators operators = ptoken.operators();
                var me = Operator.owner("jane");
                var mine = operators.handle(me, new KmcCalls.ShowModuleKey(THE_ONLY_ONE), Dialogue.NOBODY);
                var anchor = module.certification().keyLoadAnchor().orElseThrow();
                try (KmcSimulator kmc = centre(root, anchor, mine.file(), clock, random)) {
                    load(operators, me, kmc);
                }
            }
        }
    }

    private static void load(Operators operators, Operator me, KmcSimulator kmc) {
        operators.handle(me, new KmcCalls.Import(kmc.publicKeyFile(), List.of()), Dialogue.NOBODY);
        String request =
                operators.handle(me, new KmcCalls.Request(THE_ONLY_ONE, THE_ONLY_ONE, false), Dialogue.NOBODY);
        operators.handle(me, new KmcCalls.Upload(THE_ONLY_ONE, kmc.answer(request)), Dialogue.DECIDED);
        operators.handle(me, new KmcCalls.LoadAll(THE_ONLY_ONE, THE_ONLY_ONE), Dialogue.NOBODY);
        operators
                .handle(me, new VendingKeyCalls.Table(THE_ONLY_ONE, false), Dialogue.NOBODY)
                .keys()
                .forEach(key -> System.out.println(key.sgc().digits() + " " + key.groupName() + ", KRN " + key.krn()
                        + ", KCV " + key.kcv().hex6()));
    }

    /** A centre that knows the module and has one key for it. */
    private static KmcSimulator centre(
            TrustAnchorKey root, TrustAnchor module, String moduleKey, Clock clock, SecureRandom random) {
        var now = clock.instant();
        var end = now.plus(Duration.ofDays(365));
        var group = new SupplyGroupCode(123_457);
        var details = new KmcDetails(new Ident("DEMO"), new Ident("KMC-1"), "Simulated KMC", now, now, end);
        KmcSimulator kmc = KmcSimulator.create(
                root.issue(details, random),
                List.of(module),
                KmcSettings.DEFAULT,
                KmcStore.inMemory(),
                clock,
                random);
        kmc.registerModule(moduleKey);
        kmc.addSupplyGroup(new SupplyGroup(group, "Example", "Owner"));
        kmc.authorise(KeyUseAuthorisation.unlimited(
                group, KeyType.DUTK, kmc.modules().get(0).publicKey().moduleId(), now, end));
        try (var key = VendingKey.of(HexFormat.of().parseHex("ab".repeat(20)))) {
            kmc.addKey(KeyOrder.standard(group, KeyType.DUTK, BaseDate.BDT_2014), new KeyRevision(1), key);
        }
        return kmc;
    }
}
