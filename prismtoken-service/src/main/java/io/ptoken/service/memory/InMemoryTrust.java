package io.ptoken.service.memory;

import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.text.Ident;
import io.ptoken.service.operate.keyload.KeyLoadFormats;
import io.ptoken.service.operate.keyload.TrustedKmcs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whom an application believes that keeps no files; what is changed is forgotten with the process. Thread safe. */
public final class InMemoryTrust implements TrustedKmcs {

    /** Makes the format of an exchange. */
    @FunctionalInterface
    public interface Format {

        /**
         * The format.
         *
         * @param anchors whose KMCs are believed
         * @param unapproved true to let all others pass too
         */
        KmsFormat believing(List<TrustAnchor> anchors, boolean unapproved);
    }

    private final Format format;
    private final Map<Ident, TrustAnchor> anchors = new LinkedHashMap<>();

    /**
     * Believes these.
     *
     * @param format of keys from KMCs
     */
    public InMemoryTrust(Format format, TrustAnchor... believed) {
        this.format = format;
        for (TrustAnchor anchor : believed) {
            anchors.put(anchor.name(), anchor);
        }
    }

    @Override
    public synchronized List<TrustAnchor> anchors() {
        return List.copyOf(anchors.values());
    }

    @Override
    public synchronized void trust(TrustAnchor anchor) {
        anchors.put(anchor.name(), anchor);
    }

    @Override
    public synchronized boolean distrust(Ident name) {
        return anchors.remove(name) != null;
    }

    @Override
    public KeyLoadFormats formats(List<TrustAnchor> more) {
        return new KeyLoadFormats(unapproved -> List.of(format.believing(with(more), unapproved)), () -> false);
    }

    private synchronized List<TrustAnchor> with(List<TrustAnchor> more) {
        Map<Ident, TrustAnchor> all = new LinkedHashMap<>(anchors);
        more.forEach(anchor -> all.put(anchor.name(), anchor));
        return new ArrayList<>(all.values());
    }
}
