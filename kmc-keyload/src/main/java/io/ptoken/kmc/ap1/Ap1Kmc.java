package io.ptoken.kmc.ap1;

import io.ptoken.kmc.KeyAgreementSuite.AnswerTerms;
import io.ptoken.kmc.KeyAgreementSuite.KmcRole;
import io.ptoken.kmc.KeyLoadFile;
import io.ptoken.kmc.KmcIdentity;
import io.ptoken.kmc.LoadRequest;
import io.ptoken.kmc.SmPublicKey;
import io.ptoken.kmc.ap1.crypto.Points;
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
