package io.ptoken.node.keyload;

import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.text.Ident;
import io.ptoken.node.account.LocalAudit;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Changes whom an installation believes, with an audit entry first.
 *
 * @param anchors the trust anchors of the installation
 * @param audit its audit log
 */
public record TrustChange(KmcTrustAnchors anchors, LocalAudit audit) {

    private static final String ACTION = "kmc.trust";

    /** Trusts these, and says so. */
    public void add(List<TrustAnchor> added, Consumer<String> say) throws IOException {
        for (TrustAnchor anchor : added) {
            audit.append(ACTION, anchor.name().value(), anchor.signingKey().hex());
            anchors.add(anchor);
            say.accept("KMCs whose public keys " + anchor.name() + " has signed are approved from now on.");
        }
    }

    /**
     * Trusts an anchor no more.
     *
     * @return false when there is none of that name; nothing was changed then, and the log says nothing
     */
    public boolean remove(Ident name) throws IOException {
        if (anchors.all().stream().noneMatch(anchor -> anchor.name().equals(name))) {
            return false;
        }
        audit.append(ACTION, name.value(), "removed");
        return anchors.remove(name);
    }
}
