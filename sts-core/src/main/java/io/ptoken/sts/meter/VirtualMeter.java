package io.ptoken.sts.meter;

import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.meter.result.MeterKeyAttributes;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.IdentifiedToken;
import io.ptoken.sts.token.KeyChangeToken;
import io.ptoken.sts.token.ManagementToken;
import io.ptoken.sts.token.MeterTestToken;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A prepayment meter in memory: takes 20 digits and answers as specification section 13 says a meter does.
 *
 * <pre>{@code
 * VirtualMeter meter = new VirtualMeter(nameplate, key, attributes, StaTables.SAMPLE, VirtualMeterSettings.DEFAULT, clock);
 * MeterResponse response = meter.enter("5104 6443 4654 2085 6213");
 * response.result();          // MeterResult.ACCEPT
 * meter.snapshot().credit();  // what it holds now
 * }</pre>
 *
 * <p>It needs the time only to forget incomplete key changes; a meter has no calendar and judges tokens by their TID
 * alone. Nothing is kept on disk.
 *
 * <p>Thread-safe: tokens are taken one after the other.
 */
public final class VirtualMeter {

    private final MeterNameplate nameplate;
    private final VirtualMeterSettings settings;
    private final InstantSource clock;
    private final Authentication authentication;
    private final Validation validation;
    private final CreditApplication creditApplication;
    private final KeyChangeApplication keyChangeApplication;
    private final MeterTestApplication meterTestApplication;

    private MeterState state;
    private MeterEntry entry = MeterEntry.OPEN;

    /**
     * A meter as it leaves the factory: no credit, nothing set, the TID memory filled with the minute of manufacture.
     *
     * @param key its first decoder key; not needed afterwards, the caller closes it
     * @param attributes what the meter knows about that key
     * @param tables STA tables, used by EA 07 alone
     * @param clock for the time-out of incomplete key changes
     * @throws io.ptoken.sts.UnsupportedException for EA 09
     * @throws io.ptoken.sts.InvalidValueException when the key has the wrong length for the EA, or the meter was made
     *     before the base date of the key or after its last TID
     */
    public VirtualMeter(
            MeterNameplate nameplate,
            DecoderKey key,
            DecoderKeyAttributes attributes,
            StaTables tables,
            VirtualMeterSettings settings,
            InstantSource clock) {
        this.nameplate = nameplate;
        this.settings = settings;
        this.clock = clock;
        authentication = new Authentication(nameplate, settings);
        validation = new Validation(settings);
        creditApplication = new CreditApplication(settings);
        keyChangeApplication = new KeyChangeApplication(nameplate.ea(), tables, settings);
        meterTestApplication = new MeterTestApplication(nameplate, settings);
        TokenIdentifier manufactured = TokenIdentifier.at(attributes.baseDate(), nameplate.manufactured());
        state = new MeterState(
                new MeterKey(MeterKeyAttributes.of(attributes), TokenCiphers.of(nameplate.ea(), key, tables)),
                CreditRegisters.empty(settings.services()),
                TidMemory.filled(settings.tidMemorySize(), manufactured),
                MeterParameters.FACTORY,
                PendingKeyChange.NONE);
    }

    /**
     * Takes a token. A refused token changes nothing, but that a complete key change of a forbidden kind is forgotten, and
     * that the settings may have a token spent that overflows its register.
     *
     * @param typed twenty digits; blanks and dashes between them are passed over
     */
    public synchronized MeterResponse enter(String typed) {
        Instant now = forgetOldSections();
        Optional<Token> read = Optional.empty();
        try {
            requireOpen();
            TokenNumber number = TokenEntry.parse(typed);
            EncodedToken encoded = EncodedToken.open(number, state.key().cipher());
            Token token = authentication.authenticate(encoded);
            read = Optional.of(token);
            validation.validate(token, state);
            Outcome outcome = apply(token, now);
            state = cancel(token, outcome);
            return MeterResponse.of(outcome, token);
        } catch (Refusal refusal) {
            return MeterResponse.refused(refusal, read);
        }
    }

    /** The number and cipher of this meter. */
    public MeterNameplate nameplate() {
        return nameplate;
    }

    /** Everything that can be seen of the meter now. */
    public synchronized MeterSnapshot snapshot() {
        forgetOldSections();
        return new MeterSnapshot(
                state.key().attributes(),
                state.credit().balances(),
                state.tids().tids(),
                state.parameters(),
                state.pending().numbers());
    }

    /** Someone opens the cover: the tamper condition holds until a token clears it. */
    public synchronized void tamper() {
        state = state.withParameters(state.parameters().withTampered(true));
    }

    /** Locks the keypad, makes the meter not ready, or opens it again. */
    public synchronized void setEntry(MeterEntry changed) {
        entry = changed;
    }

    private Instant forgetOldSections() {
        Instant now = clock.instant();
        state = state.withPending(state.pending().at(now, settings.keyChangeTimeout()));
        return now;
    }

    private void requireOpen() {
        switch (entry) {
            case OPEN -> {}
            case LOCKED_OUT -> throw new Refusal(MeterStage.ENTRY, MeterResult.LOCKOUT);
            case NOT_READY -> throw new Refusal(MeterStage.ENTRY, MeterResult.NOT_READY);
        }
    }

    private Outcome apply(Token token, Instant now) {
        if (token instanceof CreditToken credit) {
            return creditApplication.apply(credit, state);
        } else if (token instanceof ManagementToken management) {
            return ManagementApplication.apply(management, state);
        } else if (token instanceof KeyChangeToken section) {
            return keyChangeApplication.apply(section, state, now);
        }
        return meterTestApplication.apply((MeterTestToken) token, state);
    }

    /** Class 1 and key change sections have no TID; a key change is spent because the key has changed. */
    private static MeterState cancel(Token token, Outcome outcome) {
        return token instanceof IdentifiedToken identified
                ? outcome.next().cancelled(identified.tid())
                : outcome.next();
    }
}
