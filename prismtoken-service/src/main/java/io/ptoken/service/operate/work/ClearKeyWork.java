package io.ptoken.service.operate.work;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyentry.KeyEntryException;
import io.ptoken.hsm.keyentry.KeyEntryException.Reason;
import io.ptoken.hsm.keyentry.LoadedVendingKey;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.administration.CryptoOfficers;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NotConfirmedException;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.call.VendingKeyCalls;
import io.ptoken.service.operate.keyentry.CeremonyException;
import io.ptoken.service.operate.keyentry.FreeRegister;
import io.ptoken.service.operate.keyentry.KeyCeremony;
import io.ptoken.service.operate.keyentry.KeyEntries;
import io.ptoken.service.operate.keyentry.KeySummary;
import io.ptoken.service.operate.keyentry.VendingKeyDescription;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.port.EnteredKeys;
import io.ptoken.service.port.EnteredKeys.EnteredKey;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.sts.key.KeyComponents;
import io.ptoken.sts.key.VendingKey;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Vending keys by hand, for operators. While custodians are asked nobody else waits. Thread safe.
 */
final class ClearKeyWork {

    private final OperatedModules modules;
    private final CryptoOfficers officers;
    private final AuditedSteps steps;
    private final EnteredKeys entered;
    private final KeyWork keys;

    /** @param keys takes its steps one after the other, and these with them */
    ClearKeyWork(
            OperatedModules modules, CryptoOfficers officers, ServiceStore store, KeyWork keys, InstantSource clock) {
        this.modules = modules;
        this.officers = officers;
        this.steps = new AuditedSteps(store.auditLog(), clock);
        this.entered = store.enteredKeys();
        this.keys = keys;
    }

    VendingKeyAttributes inRegister(VendingKeyCalls.InRegister call) {
        return key(modules.software(), call.register());
    }

    private static VendingKeyAttributes key(OperatedModule chosen, RegisterNumber register) {
        return chosen.module().vendingKeys().stream()
                .filter(candidate -> candidate.register().equals(register))
                .findAny()
                .orElseThrow(() -> new CeremonyException("register " + register + " holds no key"));
    }

    LoadedVendingKey load(VendingKeyCalls.Load call, Operator who, Dialogue dialogue) {
        OperatedModule chosen = modules.software();
        KeyEntry taking = entry(chosen);
        requireRoom(call, chosen);
        try (Entered entered = new Entered()) {
            return officers.present(
                    chosen.module(),
                    call.officers(),
                    dialogue,
                    () -> entered.keep(agreed(call, dialogue)),
                    () -> keys.changing(() -> store(call, who, chosen, taking, entered.key())));
        }
    }

    /** What the custodians entered, once they have said that it is the key on their sheet. */
    private VendingKey agreed(VendingKeyCalls.Load call, Dialogue dialogue) {
        KeyCeremony ceremony = new KeyCeremony(
                new Custodians(dialogue, call.twice()),
                modules.checkValues(),
                component -> dialogue.progress(new Progress.ComponentEntered(component)));
        VendingKey key = ceremony.key(call.components(), VendingKey::of, KeyComponents::combineVendingKey);
        boolean confirmed = false;
        try {
            confirm(call, KeySummary.of(key, modules.checkValues()), dialogue);
            confirmed = true;
            return key;
        } finally {
            if (!confirmed) {
                key.close();
            }
        }
    }

    /** A key between its ceremony and its register; zeroised when closed. */
    private static final class Entered implements AutoCloseable {

        private Optional<VendingKey> key = Optional.empty();

        void keep(VendingKey entered) {
            key = Optional.of(entered);
        }

        VendingKey key() {
            return key.orElseThrow();
        }

        @Override
        public void close() {
            key.ifPresent(VendingKey::close);
        }
    }

    private LoadedVendingKey store(
            VendingKeyCalls.Load call, Operator who, OperatedModule chosen, KeyEntry taking, VendingKey key) {
        KeySummary summary = KeySummary.of(key, modules.checkValues());
        VendingKeyEntry described = call.key().entry(key.bits());
        RegisterNumber register = call.register().orElseGet(() -> FreeRegister.first(chosen.module()));
        requireAcceptable(taking, register, key, described, call.replace());
        String detail =
                (call.replace() ? "replacing register " : "into register ") + register + ", KCV " + summary.kcv();
        return steps.around(
                who.actor(),
                call.action(),
                call.subject(),
                detail,
                () -> {
                    entered.entered(new EnteredKey(
                            chosen.module().status().moduleId(),
                            described.sgc(),
                            described.krn(),
                            described.keyType(),
                            summary.kcv(),
                            described.unitLimit().value(),
                            described.currencyLimit().value()));
                    return call.replace()
                            ? taking.replaceVendingKey(register, key, described)
                            : taking.loadVendingKey(register, key, described);
                },
                loaded -> detail);
    }

    private static void confirm(VendingKeyCalls.Load call, KeySummary summary, Dialogue dialogue) {
        dialogue.progress(new Progress.KeyEntered(summary));
        call.expected().filter(kcv -> !kcv.equals(summary.kcv())).ifPresent(kcv -> {
            throw new CeremonyException(
                    "the key check value is " + summary.kcv() + ", expected " + kcv + "; nothing was stored");
        });
        if (call.expected().isEmpty() && !dialogue.confirm("Is that the key check value on the key sheet?")) {
            throw new NotConfirmedException("nothing was stored");
        }
    }

    /** Before the audit entry: what is refused is not written there as begun. */
    private static void requireAcceptable(
            KeyEntry taking, RegisterNumber register, VendingKey key, VendingKeyEntry described, boolean replace) {
        try {
            taking.requireAcceptable(register, key, described, replace);
        } catch (KeyEntryException e) {
            if (e.reason() == Reason.DUPLICATE) {
                throw new CeremonyException(duplicate(String.valueOf(e.getMessage())), e);
            }
            if (e.reason() == Reason.REGISTER_OCCUPIED) {
                throw new CeremonyException(occupied(register), e);
            }
            throw e;
        }
    }

    private static String duplicate(String what) {
        return what + "; --replace with its --register replaces it";
    }

    private static String occupied(RegisterNumber register) {
        return "register " + register
                + " is in use; --replace replaces its key, and without --register the key goes into"
                + " the first free one";
    }

    /** What is known before the custodians enter anything; the module looks once more when they have. */
    private static void requireRoom(VendingKeyCalls.Load call, OperatedModule chosen) {
        for (VendingKeyAttributes key : chosen.module().vendingKeys()) {
            if (!call.register().equals(Optional.of(key.register()))) {
                if (isSame(key, call.key())) {
                    throw new CeremonyException(duplicate(call.key().name() + " KT "
                            + call.key().keyType().code() + " is in register " + key.register() + " already"));
                }
            } else if (!call.replace()) {
                throw new CeremonyException(occupied(key.register()));
            }
        }
        if (call.register().isEmpty()) {
            FreeRegister.first(chosen.module());
        }
    }

    private static boolean isSame(VendingKeyAttributes key, VendingKeyDescription described) {
        return key.sgc().equals(described.sgc())
                && key.krn().equals(described.krn())
                && key.keyType() == described.keyType();
    }

    boolean delete(VendingKeyCalls.Delete call, Operator who, Dialogue dialogue) {
        OperatedModule chosen = modules.software();
        KeyEntry deleting = entry(chosen);
        return officers.present(
                chosen.module(),
                call.officers(),
                dialogue,
                () -> keys.changing(() -> delete(call, who, chosen, deleting)));
    }

    private boolean delete(VendingKeyCalls.Delete call, Operator who, OperatedModule chosen, KeyEntry deleting) {
        requireMeant(call, key(chosen, call.register()));
        deleting.requireDeletable(call.register());
        steps.around(
                who.actor(),
                call.action(),
                call.subject(),
                "register " + call.register() + ", KCV " + call.kcv(),
                () -> deleting.deleteVendingKey(call.register()));
        return true;
    }

    private static void requireMeant(VendingKeyCalls.Delete call, VendingKeyAttributes key) {
        if (!key.sgc().equals(call.sgc())
                || !key.krn().equals(call.krn())
                || !key.kcv().equals(call.kcv())) {
            throw new CeremonyException("register " + call.register() + " holds SGC " + key.sgc() + " KRN " + key.krn()
                    + ", KCV " + key.kcv() + " now; nothing was deleted");
        }
    }

    private static KeyEntry entry(OperatedModule chosen) {
        return chosen.entry()
                .orElseThrow(() -> new CeremonyException("the security module "
                        + chosen.module().status().moduleId() + " takes and deletes no keys by hand"));
    }

    /** Those who are asked. */
    private record Custodians(Dialogue dialogue, boolean typed) implements KeyEntries {

        @Override
        public char[] next(String label) {
            return dialogue.secret(label);
        }
    }
}
