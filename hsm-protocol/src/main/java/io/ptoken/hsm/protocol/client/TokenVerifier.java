package io.ptoken.hsm.protocol.client;

import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.settings.CommandSettings.VerifyLayout;
import io.ptoken.hsm.protocol.sts6.vend.VerifyToken;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VerifyTokenRequest;

/**
 * Asks {@code SM?VT} in the layout a module understands (module protocol section 3.9, assumption A9): on status 60 it tries the
 * other one once and keeps to what worked. Thread safe.
 */
public final class TokenVerifier {

    private final Requests requests;

    private volatile VerifyLayout layout;

    /**
     * A verifier for one module.
     *
     * @param first the layout to begin with
     */
    public TokenVerifier(Requests requests, VerifyLayout first) {
        this.requests = requests;
        this.layout = first;
    }

    /**
     * What the module finds in a token; throws what {@link Requests#call} throws.
     *
     * @throws RefusedException when the module refuses both layouts or refuses for another reason
     */
    public TokenVerification verify(VerifyTokenRequest request) {
        VerifyLayout present = layout;
        try {
            return ask(request, present);
        } catch (RefusedException e) {
            if (!isAboutFields(e)) {
                throw e;
            }
        }
        VerifyLayout other = present.other();
        try {
            TokenVerification verification = ask(request, other);
            layout = other;
            return verification;
        } catch (RefusedException e) {
            if (!isAboutFields(e)) {
                layout = other;
            }
            throw e;
        }
    }

    /** The layout that worked last. */
    public VerifyLayout layout() {
        return layout;
    }

    private TokenVerification ask(VerifyTokenRequest request, VerifyLayout form) {
        return requests.call(new VerifyToken(request, form)).verification();
    }

    private static boolean isAboutFields(RefusedException refused) {
        return refused.status().code().equals(SmStatus.PTVD_NFIELDS.code());
    }
}
