package io.ptoken.service.operate.call;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.host.KmcKeyPreview;
import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import io.ptoken.service.operate.keyload.KeyLoadReport;
import io.ptoken.service.operate.keyload.KeyLoadUpload;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Calls on key management centres and on the exchange of keys with them (operating requirements sections 6 and 7). {@code
 * module} names the security module in the configuration and is empty where there is but one; {@code kmc} is the KMCID, serial
 * or fingerprint in it, or the name of a KMC, and is empty where there is but one.
 *
 * @param <R> what it answers
 */
public sealed interface KmcCalls<R> extends OperatorCall<R> {

    /**
     * A KMC and where the exchange with it stands.
     *
     * @param key its public key
     * @param slot the module's KEK slot for it; empty for none
     * @param told what its file tells besides; empty when that cannot be read any more
     * @param due true when its public key has ended or soon will, as the notices tell
     */
    record KmcStanding(KmcPublicKey key, Optional<KekSlotStatus> slot, Optional<KmcTold> told, boolean due) {}

    /**
     * What the file of a KMC tells besides.
     *
     * @param fingerprint of its public keys, hex digits
     * @param trustAnchor name of who signed them
     */
    record KmcTold(String fingerprint, String trustAnchor) {}

    /**
     * What uploading a file would do.
     *
     * @param upload what it brings and erases
     * @param tellsOrigins false when the module does not tell which keys it has from the KMC
     */
    record UploadPreview(KeyLoadUpload upload, boolean tellsOrigins) {}

    /**
     * What deleting a slot would erase.
     *
     * @param key of the KMC
     * @param keys how many vending keys; empty when the module does not tell
     */
    record SlotContent(KmcPublicKey key, Optional<Integer> keys) {}

    /**
     * The public keys of a module.
     *
     * @param file SM PUBKEY, with which a KMC registers it
     * @param anchor under whose signature they stand, if that is known
     */
    record ModuleKey(String file, Optional<TrustAnchor> anchor) {}

    /** A call that only looks. */
    sealed interface Look<R> extends KmcCalls<R> {

        @Override
        default Permission permission() {
            return Permission.READ_KEYS;
        }

        @Override
        default Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /** A step of an exchange. */
    sealed interface Step<R> extends KmcCalls<R> {

        Optional<String> module();

        @Override
        default Permission permission() {
            return Permission.MANAGE_VENDING_KEYS;
        }

        @Override
        default Audited audited() {
            return Audited.STEP_BY_STEP;
        }
    }

    /** A change to whom the installation knows and believes. */
    sealed interface Administer<R> extends KmcCalls<R> {

        @Override
        default Permission permission() {
            return Permission.MANAGE_KMC_KEYS;
        }

        @Override
        default Audited audited() {
            return Audited.STEP_BY_STEP;
        }
    }

    /** The KMCs that are known, each with its slot in the module. */
    record All(Optional<String> module) implements Look<List<KmcStanding>> {

        public All {
            Given.value("module", module);
        }

        @Override
        public String action() {
            return "kmc.list";
        }
    }

    /** One of them. */
    record One(Optional<String> module, Optional<String> kmc) implements Look<KmcStanding> {

        public One {
            Given.value("module", module);
            Given.value("kmc", kmc);
        }

        @Override
        public String action() {
            return "kmc.show";
        }
    }

    /** What would be erased with its slot. */
    record LookIntoSlot(Optional<String> module, Optional<String> kmc) implements Look<SlotContent> {

        public LookIntoSlot {
            Given.value("module", module);
            Given.value("kmc", kmc);
        }

        @Override
        public String action() {
            return "kmc.slot";
        }
    }

    /** The public keys of a module. */
    record ShowModuleKey(Optional<String> module) implements Look<ModuleKey> {

        public ShowModuleKey {
            Given.value("module", module);
        }

        @Override
        public String action() {
            return "kmc.module-key";
        }
    }

    /** The request that is out to a KMC, to be sent again: the VKLOADREQ file. */
    record Outstanding(Optional<String> module, Optional<String> kmc) implements Look<String> {

        public Outstanding {
            Given.value("module", module);
            Given.value("kmc", kmc);
        }

        @Override
        public String action() {
            return "kmc.request-again";
        }
    }

    /** Has the module make a request: the VKLOADREQ file. One that is out is given up only with {@code replace}. */
    record Request(Optional<String> module, Optional<String> kmc, boolean replace) implements Step<String> {

        public Request {
            Given.value("module", module);
            Given.value("kmc", kmc);
        }

        @Override
        public String action() {
            return "kmc.request";
        }
    }

    /** What uploading a key-load file would do; a refusal is written to the audit log. */
    record Preview(Optional<String> module, String file) implements Step<UploadPreview> {

        public Preview {
            Given.value("module", module);
            Given.value("file", file);
        }

        @Override
        public String action() {
            return "kmc.upload-preview";
        }
    }

    /** Takes a key-load file: every key of its KMC is erased, none of the new ones is loaded yet. */
    record Upload(Optional<String> module, String file) implements Step<KekSlotStatus> {

        public Upload {
            Given.value("module", module);
            Given.value("file", file);
        }

        @Override
        public String action() {
            return "kmc.upload";
        }

        @Override
        public String danger() {
            return "Take this key load file, and erase every key of its KMC that is in the module?";
        }
    }

    /** Loads every key of the file that was uploaded; ends loading when none was refused. */
    record LoadAll(Optional<String> module, Optional<String> kmc) implements Step<KeyLoadReport> {

        public LoadAll {
            Given.value("module", module);
            Given.value("kmc", kmc);
        }

        @Override
        public String action() {
            return "kmc.load-all";
        }

        @Override
        public boolean isLong() {
            return true;
        }

        @Override
        public String outcome(KeyLoadReport report) {
            return report.sentence();
        }
    }

    /** Loads keys chosen from the file by their numbers (SEQ). */
    record Load(Optional<String> module, Optional<String> kmc, SortedSet<Integer> numbers)
            implements Step<KeyLoadReport> {

        public Load {
            Given.value("module", module);
            Given.value("kmc", kmc);
            numbers = new TreeSet<>(Given.set("numbers", numbers));
        }

        @Override
        public String action() {
            return "kmc.load";
        }

        @Override
        public boolean isLong() {
            return true;
        }

        @Override
        public String outcome(KeyLoadReport report) {
            return report.sentence();
        }
    }

    /**
     * Ends loading: the keys that are loaded vend, the others of the file are lost. Refused when more would be lost than its
     * caller knows.
     *
     * @param unloaded how many keys of the file are not loaded, as {@link #unloaded} tells; empty when that is not known
     */
    record End(Optional<String> module, Optional<String> kmc, Optional<Integer> unloaded)
            implements Step<KekSlotStatus> {

        public End {
            Given.value("module", module);
            Given.value("kmc", kmc);
            Given.value("unloaded", unloaded);
        }

        @Override
        public String action() {
            return "kmc.end";
        }

        @Override
        public String danger() {
            if (unloaded.equals(Optional.of(0))) {
                return "";
            }
            return unloaded.map(keys -> keys + " keys of the file are not loaded")
                            .orElse("It is not known how many keys the file has; some may not be loaded")
                    + " and will be lost. End loading all the same?";
        }
    }

    /**
     * Deletes the slot of a KMC with every key that came through it. Refused when more would be erased than its caller knows.
     *
     * @param keys how many that are, as {@link SlotContent} tells; empty when the module does not tell
     */
    record DeleteSlot(Optional<String> module, Optional<String> kmc, Optional<Integer> keys)
            implements Step<SlotContent> {

        public DeleteSlot {
            Given.value("module", module);
            Given.value("kmc", kmc);
            Given.value("keys", keys);
        }

        @Override
        public String action() {
            return "kmc.delete";
        }

        @Override
        public String danger() {
            return "Delete the KEK slot of " + kmc.map(name -> "KMC " + name).orElse("the KMC") + " and "
                    + keys.map(number -> "its " + number).orElse("all of its") + " vending keys?";
        }
    }

    /**
     * What importing a KMC PUBKEY would bring; a refusal is written to the audit log.
     *
     * @param file text of the file
     * @param trusted anchors that are believed besides
     */
    record ImportPreview(String file, List<TrustAnchor> trusted) implements Administer<KmcKeyPreview> {

        public ImportPreview {
            Given.value("file", file);
            trusted = Given.list("trusted", trusted);
        }

        @Override
        public String action() {
            return "kmc.import-preview";
        }
    }

    /**
     * Adds a KMC, or puts another file of the same KMC in the place of the one that is there.
     *
     * @param file text of the file
     * @param trusted anchors that are trusted from now on
     */
    record Import(String file, List<TrustAnchor> trusted) implements Administer<KmcPublicKey> {

        public Import {
            Given.value("file", file);
            trusted = Given.list("trusted", trusted);
        }

        @Override
        public String action() {
            return "kmc.import";
        }
    }

    /** Forgets a KMC for which the module has no KEK slot. */
    record Remove(Optional<String> module, Optional<String> kmc) implements Administer<KmcPublicKey> {

        public Remove {
            Given.value("module", module);
            Given.value("kmc", kmc);
        }

        @Override
        public String action() {
            return "kmc.remove";
        }
    }

    /** The trust anchors whose KMCs are approved. */
    record TrustAnchors() implements Look<List<TrustAnchor>> {

        @Override
        public String action() {
            return "kmc.trust-list";
        }
    }

    /** Trusts anchors, each in the place of the one of its name. */
    record Trust(List<TrustAnchor> anchors) implements Administer<Boolean> {

        public Trust {
            anchors = Given.list("anchors", anchors);
        }

        @Override
        public String action() {
            return "kmc.trust";
        }
    }

    /** Trusts an anchor no more; false when there is none of that name, and nothing was changed. */
    record Distrust(String name) implements Administer<Boolean> {

        public Distrust {
            Given.value("name", name);
        }

        @Override
        public String action() {
            return "kmc.distrust";
        }
    }

    /**
     * How many keys of a file would be lost if loading were ended now.
     *
     * @return 0 when nothing is loading; empty when the module does not tell how many the file has
     */
    static Optional<Integer> unloaded(Optional<KekSlotStatus> slot) {
        return slot.filter(known -> known.state() == KekSlotState.LOADING)
                .map(loading -> loading.keyCount().isPresent()
                        ? Optional.of(
                                loading.keyCount().getAsInt() - loading.loaded().size())
                        : Optional.<Integer>empty())
                .orElse(Optional.of(0));
    }

    /** The identity of a KMC as the audit log shows it. */
    static KmcId id(KmcPublicKey key) {
        return new KmcId(key.kmcId());
    }
}
