package io.ptoken.kmc.simulator;

import io.ptoken.kmc.agreement.KeyAgreementSuite.AnswerTerms;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.Ap1Suite;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.ap1.KlfAssembly;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.key.VendingKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A key management centre of STSKMS-AP1, an assumed profile that is not interoperable (key-load profile section 2.10).
 *
 * <p>Every change is kept before the call returns; what cannot be kept is not done. {@link #close()} zeroises its keys.
 * Thread safe.
 */
public final class KmcSimulator implements AutoCloseable {

    private static final int MAX_KEYS = 999;

    private final KmcStore store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Ap1Codec codec = new Ap1Codec();
    private final Ap1Suite suite = new Ap1Suite();
    private KmcState state;

    private KmcSimulator(KmcState state, KmcStore store, InstantSource clock, SecureRandom random) {
        this.state = state;
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A new KMC without modules and keys.
     *
     * @param identity made by a trust anchor for KMCs; closed with the KMC
     * @param moduleAnchors whose modules it accepts
     * @throws KmcStateException when the store holds a KMC already, or fails
     */
    public static KmcSimulator create(
            KmcIdentity identity,
            Collection<TrustAnchor> moduleAnchors,
            KmcSettings settings,
            KmcStore store,
            InstantSource clock,
            SecureRandom random) {
        if (readStore(store).isPresent()) {
            throw new KmcStateException("there is a KMC already where a new one is to be kept");
        }
        KmcState state = new KmcState(
                identity, settings, List.copyOf(moduleAnchors), List.of(), List.of(), List.of(), List.of(), 0);
        KmcSimulator kmc = new KmcSimulator(state, store, clock, random);
        kmc.keep(state);
        return kmc;
    }

    /**
     * The KMC that the store holds.
     *
     * @throws KmcStateException when it holds none, or one that cannot be read
     */
    public static KmcSimulator open(KmcStore store, InstantSource clock, SecureRandom random) {
        byte[] kept =
                readStore(store).orElseThrow(() -> new KmcStateException("there is no KMC where one is to be opened"));
        return new KmcSimulator(StateCodec.read(kept), store, clock, random);
    }

    private static Optional<byte[]> readStore(KmcStore store) {
        try {
            return store.read();
        } catch (IOException e) {
            throw new KmcStateException("the state of the KMC cannot be read", e);
        }
    }

    private void keep(KmcState next) {
        try {
            store.replace(StateCodec.write(next));
        } catch (IOException e) {
            throw new KmcStateException("the state of the KMC cannot be kept; nothing was done", e);
        }
        state = next;
    }

    /** KMC PUBKEY. */
    public synchronized KmcPublicKey publicKey() {
        return state.identity().publicKey();
    }

    /** KMC PUBKEY as a file for modules and hosts. */
    public synchronized String publicKeyFile() {
        return codec.file(publicKey());
    }

    /** Its times. */
    public synchronized KmcSettings settings() {
        return state.settings();
    }

    /** Changes its times, for files to come. */
    public synchronized void change(KmcSettings settings) {
        keep(state.with(settings));
    }

    /** As {@link #registerModule(String, Collection)}, without new trust anchors. */
    public synchronized SmPublicKey registerModule(String file) {
        return registerModule(file, List.of());
    }

    /**
     * Lets a module ask for keys. A module that is registered already gets its new record; counters, files and revocation
     * stay.
     *
     * @param file SM PUBKEY
     * @param anchors whose modules it accepts as well from now on, each in the place of one of the same name; a module that
     *     is refused changes nothing
     * @throws KeyLoadException {@code AP-F..}, {@code AP-I01}-{@code AP-I04}, {@code AP-I07}
     */
    public synchronized SmPublicKey registerModule(String file, Collection<TrustAnchor> anchors) {
        SmPublicKey key = codec.readSmPublicKeyFile(file);
        KmcState trusting = state.trusting(anchors);
        trust(trusting).checkModuleKey(key);
        RegisteredModule module = trusting.module(key.moduleId())
                .map(known -> new RegisteredModule(key, known.revoked(), known.files()))
                .orElseGet(() -> new RegisteredModule(key, false, List.of()));
        keep(trusting.with(module));
        return key;
    }

    /** Trust anchors whose modules it accepts. */
    public synchronized List<TrustAnchor> moduleAnchors() {
        return state.moduleAnchors();
    }

    private static Ap1TrustPolicy trust(KmcState state) {
        return new Ap1TrustPolicy(List.of(), state.moduleAnchors(), false);
    }

    /**
     * Answers that module no more.
     *
     * @throws KeyLoadException {@code AP-P01}
     */
    public synchronized void revokeModule(Pkid moduleId) {
        RegisteredModule module = requireRegistered(moduleId);
        keep(state.with(new RegisteredModule(module.publicKey(), true, module.files())));
    }

    private RegisteredModule requireRegistered(Pkid moduleId) {
        return state.module(moduleId)
                .orElseThrow(() -> new KeyLoadException(
                        KeyLoadCode.SM_UNKNOWN, "SMI: got '" + moduleId + "', expected a registered module"));
    }

    /** All modules in the order of registration. */
    public synchronized List<RegisteredModule> modules() {
        return state.modules();
    }

    /** Files handed out to one module, oldest first; none for a module that is not registered. */
    public synchronized List<IssuedFile> issuedFiles(Pkid moduleId) {
        return state.module(moduleId).map(RegisteredModule::files).orElse(List.of());
    }

    /** Adds a supply group, or gives it another name and owner. */
    public synchronized void addSupplyGroup(SupplyGroup group) {
        keep(state.with(group));
    }

    /** All supply groups. */
    public synchronized List<SupplyGroup> supplyGroups() {
        return state.groups();
    }

    /**
     * Generates a vending key. Its KRN is the number after that of the last key of the same group and type; after 9 comes
     * 1, and the key that had it before is gone if it has expired.
     *
     * @throws InvalidValueException for a group that is not known, or attributes that do not fit together
     * @throws KeyLoadException {@code AP-V02} when all numbers are taken by keys that have not expired
     */
    public synchronized VendingKeyDescription generateKey(KeyOrder order) {
        return add(state, order, nextRevision(order), FillerKeys.randomKey(order, random));
    }

    /**
     * Generates a vending key for a supply group that is added with it unless it is known; a known one keeps name and owner.
     *
     * @throws InvalidValueException for attributes that do not fit together; then no group was added either
     * @throws KeyLoadException as {@link #generateKey(KeyOrder)}
     */
    public synchronized VendingKeyDescription generateKey(KeyOrder order, SupplyGroup group) {
        if (!group.sgc().equals(order.sgc())) {
            throw new InvalidValueException(
                    "SGC of the group", group.sgc().digits(), "that of the key, " + order.sgc());
        }
        KmcState known = state.group(group.sgc()).isPresent() ? state : state.with(group);
        return add(known, order, nextRevision(order), FillerKeys.randomKey(order, random));
    }

    /**
     * Takes a vending key that is known elsewhere, such as that of a published test vector. A real KMC would not.
     *
     * @param key stays the caller's
     * @throws InvalidValueException as {@link #generateKey}, and for a key of the wrong length
     * @throws KeyLoadException {@code AP-V02} when there is such a key
     */
    public synchronized VendingKeyDescription addKey(KeyOrder order, KeyRevision krn, VendingKey key) {
        InvalidValueException.requireRange(
                "bits of the vending key", key.bits(), order.keyBytes() * Byte.SIZE, order.keyBytes() * Byte.SIZE);
        return add(state, order, krn, key.copy());
    }

    private VendingKeyDescription add(KmcState before, KeyOrder order, KeyRevision krn, VendingKey key) {
        try {
            KmcVendingKey added = new KmcVendingKey(order, krn, suite.keyCheckValue(key), key);
            KeyRules.check(added);
            requireGroup(before, order);
            List<KmcVendingKey> replaced = requireFree(added);
            keep(before.with(added));
            replaced.forEach(old -> old.key().close());
            return added.description();
        } catch (RuntimeException e) {
            key.close();
            throw e;
        }
    }

    private static void requireGroup(KmcState state, KeyOrder order) {
        if (state.group(order.sgc()).isEmpty()) {
            throw new InvalidValueException("SGC", order.sgc().digits(), "a supply group of this KMC");
        }
    }

    /** @return expired keys whose place the new one takes */
    private List<KmcVendingKey> requireFree(KmcVendingKey added) {
        List<KmcVendingKey> same = state.keys().stream()
                .filter(other -> other.identity().equals(added.identity()))
                .toList();
        if (same.stream().anyMatch(other -> !other.order().isExpired(clock.instant()))) {
            throw new KeyLoadException(
                    KeyLoadCode.DUPLICATE_VK, added.identity() + ": got a second one, expected one that is not there");
        }
        return same;
    }

    private KeyRevision nextRevision(KeyOrder order) {
        return state.keys().stream()
                .filter(key ->
                        key.order().sgc().equals(order.sgc()) && key.order().keyType() == order.keyType())
                .reduce((first, second) -> second)
                .map(last -> last.krn().next())
                .orElse(new KeyRevision(1));
    }

    /** All vending keys, in the order in which they were generated. */
    public synchronized List<VendingKeyDescription> vendingKeys() {
        return state.keys().stream().map(KmcVendingKey::description).toList();
    }

    /** Lets a module use the keys of a group from its next request on. */
    public synchronized NumberedAuthorisation authorise(KeyUseAuthorisation authorisation) {
        NumberedAuthorisation numbered = new NumberedAuthorisation(state.lastAuthorisation() + 1, authorisation);
        keep(state.with(numbered));
        return numbered;
    }

    /**
     * Takes an authorisation back; keys that were delivered vend until their IUT or EXP.
     *
     * @throws InvalidValueException when there is none of that number
     */
    public synchronized void withdraw(int number) {
        if (state.authorisations().stream().noneMatch(kua -> kua.number() == number)) {
            throw new InvalidValueException("authorisation", Integer.toString(number), "the number of one in force");
        }
        keep(state.withoutAuthorisation(number));
    }

    /** Authorisations in force. */
    public synchronized List<NumberedAuthorisation> authorisations() {
        return state.authorisations();
    }

    /**
     * Answers a request. The same request gets the same file again.
     *
     * @param file VKLOADREQ
     * @return the key-load file, which was kept before
     * @throws KeyLoadException {@code AP-F..}, {@code AP-I01}, {@code AP-I09}, {@code AP-P01}, {@code AP-P02}, {@code
     *     AP-I03}, {@code AP-I07}, {@code AP-S08}, {@code AP-S09}, {@code AP-P03}, {@code AP-F11} for more than 999 keys,
     *     checked in this order
     */
    public synchronized String answer(String file) {
        LoadRequest request = codec.readLoadRequestFile(file);
        RegisteredModule module = checked(request);
        Octets digest = suite.requestDigest(request);
        Optional<IssuedFile> same = module.lastFile().filter(last -> last.counter() == request.counter());
        if (same.isPresent()) {
            return repeated(same.get(), digest);
        }
        AnswerTerms terms = terms(request);
        String answer = codec.file(suite.kmc().answer(state.identity(), module.publicKey(), request, terms, random));
        keep(state.with(module.with(new IssuedFile(request.counter(), digest, terms.issued(), answer))));
        return answer;
    }

    private static String repeated(IssuedFile last, Octets digest) {
        if (!last.requestDigest().equals(digest)) {
            throw new KeyLoadException(
                    KeyLoadCode.COUNTER_CONFLICT,
                    "CTR: got " + last.counter() + " in another request than before, expected a counter not yet used");
        }
        return last.text();
    }

    /**
     * Answers a request with a file that is spoilt. Checks as {@link #answer}; keeps nothing, so that the request can be
     * answered again.
     *
     * @throws InvalidValueException when the file has too few keys for the fault
     */
    public synchronized String answerSpoilt(String file, KlfFault fault) {
        LoadRequest request = codec.readLoadRequestFile(file);
        RegisteredModule module = checked(request);
        try (FillerKeys filler = new FillerKeys(suite, random, now())) {
            AnswerTerms terms = fault.terms(terms(request), filler);
            return KlfAssembly.assemble(state.identity(), module.publicKey(), request, terms, random, fault.edits());
        }
    }

    private RegisteredModule checked(LoadRequest request) {
        trust(state).checkEnvironment(request);
        Pkid own = state.identity().kmcId();
        if (!request.kmcId().equals(own)) {
            throw new KeyLoadException(
                    KeyLoadCode.WRONG_KMC, "KID: got '" + request.kmcId() + "', expected this KMC, '" + own + "'");
        }
        RegisteredModule module = requireRegistered(request.moduleId());
        if (module.revoked()) {
            throw new KeyLoadException(
                    KeyLoadCode.SM_REVOKED, "SMI: got '" + request.moduleId() + "', expected a module not revoked");
        }
        trust(state).checkSignature(request, module.publicKey());
        suite.kmc().checkEphemeralKey(request);
        module.lastFile().filter(last -> request.counter() < last.counter()).ifPresent(last -> {
            throw new KeyLoadException(
                    KeyLoadCode.COUNTER_REPLAY,
                    "CTR: got " + request.counter() + ", expected more than the last one, " + last.counter());
        });
        return module;
    }

    private AnswerTerms terms(LoadRequest request) {
        Instant issued = now();
        List<KeyToWrap> keys = new KeySelection(state, request.moduleId(), issued).keys();
        if (keys.isEmpty()) {
            throw new KeyLoadException(
                    KeyLoadCode.NO_AUTHORISED_KEYS,
                    "got no vending key for '" + request.moduleId() + "', expected one that may be used there now");
        }
        if (keys.size() > MAX_KEYS) {
            throw new KeyLoadException(
                    KeyLoadCode.LIMIT_EXCEEDED,
                    "got " + keys.size() + " vending keys, expected at most " + MAX_KEYS + " in a file");
        }
        return new AnswerTerms(
                issued, issued.plus(Duration.ofDays(state.settings().responseDays())), keys);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public synchronized void close() {
        state.identity().close();
        state.keys().forEach(key -> key.key().close());
    }

    @Override
    public synchronized String toString() {
        return "KmcSimulator[" + state.identity().kmcId() + "]";
    }
}
