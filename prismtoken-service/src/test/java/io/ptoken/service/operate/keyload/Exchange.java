package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.ModuleAgreement;
import io.ptoken.kmc.agreement.ModuleDetails;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.Ap1Suite;
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
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.tid.BaseDate;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** An installation, its module and a KMC that has keys for it. */
final class Exchange {

    static final Actor JANE = Actor.local("jane");
    static final String NOW = "2026-11-26T12:00:00Z";

    final SettableClock clock = new SettableClock(NOW);
    final InMemoryStore store = new InMemoryStore();
    final KmcSimulator simulator;
    final FakeKeyLoading module;
    final KeyLoadFormats formats;
    final KmcKeys kmcs;
    final LoadRequests requests;
    final KeyLoadFiles files;
    final LoadKeys keys;
    final VendingKeyCatalogue catalogue;
    boolean unapprovedAllowed;
    private final ModuleIdentity identity;

    private final SecureRandom random = new SecureRandom();
    private final TrustAnchorKey root = TrustAnchorKey.create(ident("STSA-TEST-ROOT-1"), random);
    private final TrustAnchorKey maker = TrustAnchorKey.create(ident("VHSM-TEST-MFG-1"), random);
    private List<TrustAnchor> kmcAnchors = List.of(root.anchor());

    Exchange(int numberOfKeys) {
        simulator = kmc("KMC-1", "Test KMC");
        identity = maker.issue(
                new ModuleDetails(ident("ptoken"), ident("10000001"), ident("STS6SV01"), clock.instant()), random);
        module = anotherSlot();
        formats = new KeyLoadFormats(unapproved -> List.of(format(unapproved)), () -> unapprovedAllowed);
        kmcs = new KmcKeys(store, formats, clock);
        requests = new LoadRequests(module, formats, store.auditLog(), clock);
        files = new KeyLoadFiles(module, module, formats, store, clock);
        keys = new LoadKeys(module, formats, store, clock);
        catalogue = new VendingKeyCatalogue(module, store.keyCatalogue(), formats, clock);
        simulator.registerModule(requests.modulePublicKey());
        for (int group = 1; group <= numberOfKeys; group++) {
            authorise(identity, new SupplyGroupCode(900_100 + group));
        }
    }

    /** A KEK slot of the module for one more KMC. */
    FakeKeyLoading anotherSlot() {
        return new FakeKeyLoading(identity, new ModuleAgreement(format(true), random), clock);
    }

    /** A KMC signed by the known trust anchor. */
    KmcSimulator kmc(String serial, String name) {
        return KmcSimulator.create(
                root.issue(
                        new KmcDetails(
                                ident("STSA"),
                                ident(serial),
                                name,
                                clock.instant(),
                                clock.instant(),
                                clock.instant().plus(Duration.ofDays(365))),
                        random),
                List.of(maker.anchor()),
                KmcSettings.DEFAULT,
                KmcStore.inMemory(),
                clock,
                random);
    }

    /** From now on nobody knows the KMC's trust anchor. */
    void forgetTrustAnchors() {
        kmcAnchors = List.of();
    }

    /** The KMC, imported. */
    KmcPublicKey imported() {
        return kmcs.add(JANE, simulator.publicKeyFile());
    }

    KmcId kmcId() {
        return new KmcId(simulator.publicKey().kmcId().text());
    }

    /** The file that answers a new request. */
    String answeredFile() {
        return simulator.answer(requests.request(JANE, imported(), false));
    }

    /** What the audit log says, action, outcome and detail. */
    List<String> audited() {
        return entries()
                .map(entry -> entry.action() + " " + entry.outcome() + " " + entry.detail())
                .toList();
    }

    /** To what the rows of the audit log were done. */
    List<String> auditedSubjects() {
        return entries().map(AuditEntry::subject).toList();
    }

    private Stream<AuditEntry> entries() {
        return store.auditLog().page(Instant.EPOCH, clock.instant().plusSeconds(1), 0, 1000).stream()
                .map(AuditRow::entry);
    }

    /** The KMC has a key more for the module. */
    void deliver(KeyOrder order) {
        authorise(identity, order);
    }

    /** The KMC has a key more for the module, with these limits. */
    void deliverLimited(int group, long units, long currency) {
        simulator.addSupplyGroup(new SupplyGroup(new SupplyGroupCode(group), "Town " + group, "Town"));
        simulator.generateKey(KeyOrder.standard(new SupplyGroupCode(group), KeyType.DUTK, BaseDate.BDT_2014));
        simulator.authorise(new KeyUseAuthorisation(
                new SupplyGroupCode(group),
                Optional.empty(),
                KeyType.DUTK,
                identity.moduleId(),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(365)),
                OptionalLong.of(units),
                OptionalLong.of(currency),
                OptionalInt.empty()));
    }

    private void authorise(ModuleIdentity identity, SupplyGroupCode sgc) {
        authorise(identity, KeyOrder.standard(sgc, KeyType.DUTK, BaseDate.BDT_2014));
    }

    private void authorise(ModuleIdentity identity, KeyOrder order) {
        SupplyGroupCode sgc = order.sgc();
        simulator.addSupplyGroup(new SupplyGroup(sgc, "Town " + sgc, "Town"));
        simulator.generateKey(order);
        simulator.authorise(KeyUseAuthorisation.unlimited(
                sgc,
                KeyType.DUTK,
                identity.moduleId(),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(365))));
    }

    private KmsFormat format(boolean unapproved) {
        return new KmsFormat(new Ap1Codec(), new Ap1Suite(), new Ap1TrustPolicy(kmcAnchors, List.of(), unapproved));
    }

    private static Ident ident(String text) {
        return new Ident(text);
    }
}
