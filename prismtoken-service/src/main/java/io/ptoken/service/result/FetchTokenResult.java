package io.ptoken.service.result;

import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.request.Param;
import io.ptoken.service.session.Gate;
import java.util.List;

/** The use case fetchTokenResult: a lost reply again, for the account that made the call. Thread safe. */
public final class FetchTokenResult {

    private final Gate gate;
    private final OncePerMessage results;

    public FetchTokenResult(Gate gate, OncePerMessage results) {
        this.gate = gate;
        this.results = results;
    }

    /** See {@link io.ptoken.service.api.TokenApiService#fetchTokenResult}. */
    public List<IssuedToken> fetch(CallContext call, String reqMessageId) {
        String caller = gate.admit(call).username();
        return results.fetch(caller, Param.ident("reqMessageId", reqMessageId));
    }
}
