package io.ptoken.kmc;

import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;

/** Checks that tie a response to a module, a KMC and a request; the same in module and host. */
public final class ExchangeChecks {

    private ExchangeChecks() {}

    /**
     * The response is for that module.
     *
     * @throws KeyLoadException {@link KeyLoadCode#WRONG_SM}
     */
    public static void requireModule(LoadResponse response, Pkid module) {
        if (!response.moduleId().equals(module)) {
            throw new KeyLoadException(
                    KeyLoadCode.WRONG_SM, "SMI: got '" + response.moduleId() + "', expected '" + module + "'");
        }
    }

    /**
     * The response answers that request.
     *
     * @param digest of the request
     * @throws KeyLoadException {@link KeyLoadCode#REQUEST_MISMATCH}
     */
    public static void requireAnswerTo(LoadResponse response, Octets digest) {
        if (!response.requestDigest().equals(digest)) {
            throw new KeyLoadException(
                    KeyLoadCode.REQUEST_MISMATCH,
                    "RQD: got " + response.requestDigest() + ", expected that of the outstanding request, " + digest);
        }
    }
}
