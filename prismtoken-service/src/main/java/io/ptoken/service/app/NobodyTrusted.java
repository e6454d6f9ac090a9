package io.ptoken.service.app;

import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.text.Ident;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.operate.keyload.KeyLoadFormats;
import io.ptoken.service.operate.keyload.TrustedKmcs;
import java.util.List;

/** An application that was told of no KMC format: it gets no keys from KMCs. */
final class NobodyTrusted implements TrustedKmcs {

    static final TrustedKmcs INSTANCE = new NobodyTrusted();

    private NobodyTrusted() {}

    @Override
    public List<TrustAnchor> anchors() {
        return List.of();
    }

    @Override
    public void trust(TrustAnchor anchor) {
        throw noFormat();
    }

    @Override
    public boolean distrust(Ident name) {
        return false;
    }

    @Override
    public KeyLoadFormats formats(List<TrustAnchor> more) {
        return new KeyLoadFormats(
                unapproved -> {
                    throw noFormat();
                },
                () -> false);
    }

    private static KeyExchangeException noFormat() {
        return new KeyExchangeException("this application knows no format of keys from KMCs");
    }
}
