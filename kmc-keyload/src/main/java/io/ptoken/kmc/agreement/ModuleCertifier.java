package io.ptoken.kmc.agreement;

import io.ptoken.kmc.record.SmPublicKey;

/** Says who a module is, by signing its public keys in one key-load format. Thread safe. */
public interface ModuleCertifier {

    /** What those who are to believe it need. */
    TrustAnchor anchor();

    /** The public keys that belong to the private ones of a module, signed. */
    SmPublicKey certify(StaticKeys keys, ModuleDetails details);
}
