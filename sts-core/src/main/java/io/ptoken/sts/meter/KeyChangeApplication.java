package io.ptoken.sts.meter;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.meter.result.MeterEffect.KeyChanged;
import io.ptoken.sts.meter.result.MeterEffect.SectionKept;
import io.ptoken.sts.meter.result.MeterKeyAttributes;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.KeyChangeToken;
import io.ptoken.sts.token.Set1stSectionDecoderKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Step 6 for key change sections: keeps a section until the set is complete, then takes the new key if its type may
 * follow the present one (specification sections 12, 12.1, 12.2 and 13). A complete set is spent either way; refused, it
 * leaves everything but the kept sections as it was.
 */
final class KeyChangeApplication {

    private final EncryptionAlgorithm ea;
    private final StaTables tables;
    private final VirtualMeterSettings settings;

    KeyChangeApplication(EncryptionAlgorithm ea, StaTables tables, VirtualMeterSettings settings) {
        this.ea = ea;
        this.tables = tables;
        this.settings = settings;
    }

    Outcome apply(KeyChangeToken section, MeterState state, Instant now) {
        requireKindOfSet(section);
        PendingKeyChange pending = state.pending().with(section, now);
        return pending.complete(ea)
                .map(newKey -> change(newKey, state.withPending(PendingKeyChange.NONE)))
                .orElseGet(() -> keep(section, pending, state));
    }

    /** 3KCT is a set for 64-bit keys. */
    private void requireKindOfSet(KeyChangeToken section) {
        if (ea == EncryptionAlgorithm.MISTY1 && section instanceof Set1stSectionDecoderKey first && first.threeKct()) {
            throw new Refusal(MeterStage.APPLY, MeterResult.FORMAT_ERROR);
        }
    }

    private static Outcome keep(KeyChangeToken section, PendingKeyChange pending, MeterState state) {
        MeterResult result = switch (PendingKeyChange.number(section)) {
            case 1 -> MeterResult.FIRST_KCT;
            case 2 -> MeterResult.SECOND_KCT;
            case 3 -> MeterResult.THIRD_KCT;
            default -> MeterResult.FOURTH_KCT;
        };
        return new Outcome(state.withPending(pending), result, Optional.of(new SectionKept(pending.numbers())));
    }

    private Outcome change(NewKey newKey, MeterState state) {
        MeterKeyAttributes from = state.key().attributes();
        if (!settings.keyTypeTransitions().allows(from.kt(), newKey.first().keyType())) {
            return new Outcome(state, MeterResult.KEY_TYPE_ERROR, Optional.empty());
        }
        MeterKeyAttributes to;
        try {
            to = attributes(newKey, from);
        } catch (InvalidValueException reservedSgc) {
            return new Outcome(state, MeterResult.RANGE_ERROR, Optional.empty());
        }
        return take(newKey, to, state);
    }

    private Outcome take(NewKey newKey, MeterKeyAttributes to, MeterState state) {
        try (DecoderKey key = newKey.decoderKey()) {
            boolean rollover = newKey.first().rollover();
            MeterState next = state.withKey(new MeterKey(to, TokenCiphers.of(ea, key, tables)))
                    .withTids(rollover ? state.tids().cleared() : state.tids());
            return Outcome.accept(next, new KeyChanged(state.key().attributes(), to, rollover));
        }
    }

    private MeterKeyAttributes attributes(NewKey newKey, MeterKeyAttributes from) {
        return new MeterKeyAttributes(
                newKey.first().keyType(),
                newKey.first().krn(),
                newKey.second().ti(),
                settings.keyExpiry() ? newKey.ken() : from.ken(),
                newKey.sgc(),
                newKey.first().rollover() ? following(from.baseDate()) : from.baseDate());
    }

    /** No section names the new base date; the one that comes next is assumed. A meter never uses it. */
    private static BaseDate following(BaseDate baseDate) {
        return switch (baseDate) {
            case BDT_1993 -> BaseDate.BDT_2014;
            case BDT_2014, BDT_2035 -> BaseDate.BDT_2035;
        };
    }
}
