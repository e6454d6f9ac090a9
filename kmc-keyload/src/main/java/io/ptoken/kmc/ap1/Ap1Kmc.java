package io.ptoken.kmc.ap1;

import io.ptoken.kmc.agreement.KeyAgreementSuite.AnswerTerms;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KmcRole;
import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.ap1.crypto.Points;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.SmPublicKey;
import java.security.SecureRandom;

/** The KMC's side of the profile's cryptography. */
final class Ap1Kmc implements KmcRole {

    @Override
    public void checkEphemeralKey(LoadRequest request) {
        Points.require("EPK", request.ephemeralKey());
    }

    @Override
    public KeyLoadFile answer(
            KmcIdentity kmc, SmPublicKey module, LoadRequest request, AnswerTerms terms, SecureRandom random) {
        String text = KlfAssembly.assemble(kmc, module, request, terms, random, new KlfEdits() {});
        return new Ap1Codec().readKeyLoadFile(text);
    }
}
