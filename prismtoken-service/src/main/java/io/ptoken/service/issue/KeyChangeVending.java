package io.ptoken.service.issue;

import io.ptoken.hsm.SecurityModuleException;
import io.ptoken.hsm.SmStatus;
import io.ptoken.hsm.VendKeyChangeRequest;
import io.ptoken.hsm.VendedKeyChange;
import io.ptoken.service.answer.TokenAnswer;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.idrecord.MeterIdentity;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.module.SignedVending;
import io.ptoken.service.module.SignedVending.Signed;
import io.ptoken.service.request.Meter;
import io.ptoken.service.result.IssuePlan;
import io.ptoken.service.tid.TokenTime;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has the module make the tokens of a key change. They carry no TID and are the same each time, so making them uses nothing
 * up. A change into a key that has expired or not begun is refused; a change away from one is not. Thread safe.
 */
final class KeyChangeVending {

    private static final int[] SUBCLASSES = {3, 4, 8, 9};

    private final SignedVending module;
    private final MeterIdentity identity;
    private final KeyTypeTransitions transitions;

    KeyChangeVending(SignedVending module, MeterIdentity identity, KeyTypeTransitions transitions) {
        this.module = module;
        this.identity = identity;
        this.transitions = transitions;
    }

    /**
     * The set alone, still to be made.
     *
     * @throws io.ptoken.service.ServiceException when it leads into a key that has expired or not begun
     */
    IssuePlan plan(KeyChange change, TokenTime time) {
        requirePossible(change, time);
        return new KeyChangePlan(this, change);
    }

    /** The set in the order in which the customer enters it; the first token says what the meter becomes. */
    List<IssuedToken> vend(KeyChange change) {
        Signed<VendedKeyChange> signed =
                ModuleErrors.translate(() -> module.ask(vending -> vending.vendKeyChange(request(change))));
        VendedKeyChange vended = signed.made();
        List<IssuedToken> tokens = new ArrayList<>();
        Optional<MeterConfigAdvice> advice = Optional.of(advice(change, vended.rollover()));
        for (int i = 0; i < vended.tokens().size(); i++) {
            tokens.add(TokenAnswer.ofKeyChange(
                    change.before(),
                    change.from(),
                    SUBCLASSES[i],
                    advice,
                    vended.tokens().get(i),
                    signed.idSm()));
            advice = Optional.empty();
        }
        return tokens;
    }

    /** Throws when a change leads into a key that has expired or not begun, or that meters do not go to. */
    void requirePossible(KeyChange change, TokenTime time) {
        time.requireFits(change.to().baseDate(), change.to().ken());
        KeyType from = change.from().keyType();
        KeyType to = change.to().keyType();
        if (!transitions.allows(from, to)) {
            throw ModuleErrors.translated(new SecurityModuleException(
                    SmStatus.KEY_CHANGE_NOT_ALLOWED, "a meter does not change its key from " + from + " to " + to));
        }
    }

    private static VendKeyChangeRequest request(KeyChange change) {
        Meter meter = change.before();
        return new VendKeyChangeRequest(
                change.from().register(),
                change.to().register(),
                meter.pan(),
                meter.ti(),
                change.target().toTi(),
                meter.ea(),
                meter.tct(),
                kind(meter));
    }

    private static KeyChangeSetKind kind(Meter meter) {
        if (meter.ea() == EncryptionAlgorithm.MISTY1) {
            return KeyChangeSetKind.FOUR_KCT;
        }
        return meter.allow3Kct() ? KeyChangeSetKind.THREE_KCT : KeyChangeSetKind.TWO_KCT;
    }

    private MeterConfigAdvice advice(KeyChange change, boolean rollover) {
        Meter after = change.after();
        return new MeterConfigAdvice(
                after.sgc().value(),
                after.krn().value(),
                after.ti().value(),
                after.ken().value(),
                identity.idRecord(after),
                identity.record2(after),
                rollover,
                change.to().kcv().hex6());
    }
}
