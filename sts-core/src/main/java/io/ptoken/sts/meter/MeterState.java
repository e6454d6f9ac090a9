package io.ptoken.sts.meter;

import io.ptoken.sts.tid.TokenIdentifier;

/** All that can change in a meter. Immutable: a token makes the next state or, refused, none. */
record MeterState(
        MeterKey key, CreditRegisters credit, TidMemory tids, MeterParameters parameters, PendingKeyChange pending) {

    MeterState withKey(MeterKey changed) {
        return new MeterState(changed, credit, tids, parameters, pending);
    }

    MeterState withCredit(CreditRegisters changed) {
        return new MeterState(key, changed, tids, parameters, pending);
    }

    MeterState withTids(TidMemory changed) {
        return new MeterState(key, credit, changed, parameters, pending);
    }

    MeterState withParameters(MeterParameters changed) {
        return new MeterState(key, credit, tids, changed, pending);
    }

    MeterState withPending(PendingKeyChange changed) {
        return new MeterState(key, credit, tids, parameters, changed);
    }

    MeterState cancelled(TokenIdentifier tid) {
        return withTids(tids.with(tid));
    }
}
