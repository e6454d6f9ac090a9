package io.ptoken.service.vending.issue;

import io.ptoken.hsm.key.KeyUse;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.SignedVending;
import io.ptoken.hsm.vend.SignedVending.Signed;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.vending.answer.TokenFace;
import io.ptoken.service.vending.idrecord.MeterIdentity;
import io.ptoken.service.vending.key.VendingKeys;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.keychange.KeyChangeRules;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has the module make the tokens of a key change. They carry no TID and are the same each time, so making them uses nothing
 * up. What the dates of the keys and the rules of key changes forbid is refused before the module is asked. Thread safe.
 */
final class KeyChangeVending {

    private static final int[] SUBCLASSES = {3, 4, 8, 9};

    private final VendingKeys keys;
    private final SignedVending module;
    private final MeterIdentity identity;
    private final KeyChangeRules rules;

    KeyChangeVending(VendingKeys keys, SignedVending module, MeterIdentity identity, KeyChangeRules rules) {
        this.keys = keys;
        this.module = module;
        this.identity = identity;
        this.rules = rules;
    }

    /** The set in the order in which the customer enters it; the first token says what the meter becomes. */
    List<IssuedToken> vend(KeyChange change) {
        Signed<VendedKeyChange> signed = ModuleErrors.translate(() -> keys.under(
                change.from(),
                from -> keys.under(
                        change.to(), to -> module.ask(vending -> vending.vendKeyChange(request(change, from, to))))));
        return answers(
                change.before(),
                change.from(),
                advice(identity, change.after(), change.to(), signed.made().rollover()),
                signed);
    }

    /**
     * The tokens of a set; the first says what the meter becomes.
     *
     * @param meter as the tokens show it
     * @param key the vending key that they show
     */
    static List<IssuedToken> answers(
            Meter meter, VendingKeyAttributes key, MeterConfigAdvice advice, Signed<VendedKeyChange> signed) {
        List<IssuedToken> tokens = new ArrayList<>();
        for (int i = 0; i < signed.made().tokens().size(); i++) {
            tokens.add(TokenFace.keyChangeAnswer(
                    meter,
                    key,
                    SUBCLASSES[i],
                    i == 0 ? Optional.of(advice) : Optional.empty(),
                    signed.made().tokens().get(i),
                    signed.idSm()));
        }
        return tokens;
    }

    /** Throws when a key is not in use, when the new one has expired or not begun, or when meters do not change so. */
    void requirePossible(KeyChange change, Order order) {
        VendingKeyAttributes from = change.from();
        VendingKeyAttributes to = change.to();
        order.time().requireFits(to.baseDate(), to.ken());
        ModuleErrors.requireAllowed(() -> {
            from.requireInUse(KeyUse.DEPARTURE, order.now());
            to.requireInUse(KeyUse.TARGET, order.now());
        });
        rules.objection(from.side(), to.side()).ifPresent(objection -> {
            throw ModuleErrors.translated(new SecurityModuleException(
                    SmStatus.KEY_CHANGE_NOT_ALLOWED, "a meter does not change its key " + objection));
        });
    }

    private static VendKeyChangeRequest request(KeyChange change, VendingKeyAttributes from, VendingKeyAttributes to) {
        Meter meter = change.before();
        return new VendKeyChangeRequest(
                from.register(),
                to.register(),
                meter.pan(),
                meter.ti(),
                change.target().toTi(),
                meter.ea(),
                meter.tct(),
                kind(meter));
    }

    /** Which set a meter takes. */
    static KeyChangeSetKind kind(Meter meter) {
        if (meter.ea() == EncryptionAlgorithm.MISTY1) {
            return KeyChangeSetKind.FOUR_KCT;
        }
        return meter.allow3Kct() ? KeyChangeSetKind.THREE_KCT : KeyChangeSetKind.TWO_KCT;
    }

    /**
     * What a meter becomes.
     *
     * @param after the meter when it has taken the set
     * @param to the vending key that it is on then
     */
    static MeterConfigAdvice advice(MeterIdentity identity, Meter after, VendingKeyAttributes to, boolean rollover) {
        return new MeterConfigAdvice(
                after.sgc().value(),
                after.krn().value(),
                after.ti().value(),
                after.ken().value(),
                identity.idRecord(after),
                identity.record2(after),
                rollover,
                to.kcv().hex6());
    }
}
