package io.ptoken.cli.keyload;

import io.ptoken.cli.account.LocalAudit;
import io.ptoken.kmc.Ident;
import io.ptoken.kmc.TrustAnchor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Changes whom an installation believes, with an audit entry first.
 *
 * @param anchors the trust anchors of the installation
 * @param audit its audit log
 */
public record TrustChange(KmcTrustAnchors anchors, LocalAudit audit) {

    private static final String ACTION = "kmc.trust";

    /** Trusts every anchor of a file, and says so. */
    public void add(Path file, Consumer<String> say) throws IOException {
        for (TrustAnchor anchor : TrustAnchorText.read(file)) {
            audit.append(ACTION, anchor.name().value(), anchor.signingKey().hex());
            anchors.add(anchor);
            say.accept("KMCs whose public keys " + anchor.name() + " has signed are approved from now on.");
        }
    }

    /**
     * Trusts an anchor no more.
     *
     * @return false when there is none of that name
     */
    public boolean remove(Ident name) throws IOException {
        audit.append(ACTION, name.value(), "removed");
        return anchors.remove(name);
    }
}
