package io.ptoken.service.operate.keyload;

import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.text.Ident;
import java.util.List;

/** Which KMCs an installation believes: a port for who keeps the trust anchors. Thread safe; a change is durable. */
public interface TrustedKmcs {

    /** The trust anchors whose KMCs are approved. */
    List<TrustAnchor> anchors();

    /** Adds an anchor, or puts it in the place of the one of its name. */
    void trust(TrustAnchor anchor);

    /**
     * Removes an anchor.
     *
     * @return false when there is none of that name; nothing was changed then
     */
    boolean distrust(Ident name);

    /**
     * The formats of an exchange, which believe whom the installation believes.
     *
     * @param more anchors that are believed besides
     */
    KeyLoadFormats formats(List<TrustAnchor> more);
}
