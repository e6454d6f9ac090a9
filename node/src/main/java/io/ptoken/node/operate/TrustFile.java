package io.ptoken.node.operate;

import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Format;
import io.ptoken.kmc.text.Ident;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.keyload.KmcTrust;
import io.ptoken.node.keyload.KmcTrustAnchors;
import io.ptoken.service.operate.keyload.KeyLoadFormats;
import io.ptoken.service.operate.keyload.TrustedKmcs;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.ServiceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;

/** Whom an installation believes: the file of trust anchors in its data directory. Thread safe. */
public final class TrustFile implements TrustedKmcs {

    private final KmcTrustAnchors file;
    private final DataDirectory data;
    private final ServiceStore store;
    private final InstantSource clock;

    /**
     * That of a data directory.
     *
     * @param store has the preference that lets others pass
     */
    public TrustFile(DataDirectory data, ServiceStore store, InstantSource clock) {
        this.file = new KmcTrustAnchors(data.kmcTrustAnchors());
        this.data = data;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public synchronized List<TrustAnchor> anchors() {
        try {
            return file.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void trust(TrustAnchor anchor) {
        try {
            file.add(anchor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized boolean distrust(Ident name) {
        try {
            return file.remove(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public KeyLoadFormats formats(List<TrustAnchor> more) {
        PreferenceService preferences = new PreferenceService(store.preferences(), clock);
        return new KeyLoadFormats(
                unapproved -> List.of(Ap1Format.believing(KmcTrust.policy(data, more, unapproved))),
                () -> preferences.get(Preferences.ALLOW_UNAPPROVED_KMC_PUBKEYS));
    }
}
