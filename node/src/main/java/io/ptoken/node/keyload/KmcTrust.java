package io.ptoken.node.keyload;

import io.ptoken.kmc.PresentTrust;
import io.ptoken.kmc.TrustPolicy;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.node.config.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Which KMCs an installation believes. */
public final class KmcTrust {

    private KmcTrust() {}

    /** As {@link #policy}, asked for anew at each check, so that anchors and preference hold from when they are set. */
    public static TrustPolicy present(DataDirectory data, BooleanSupplier unapproved) {
        return new PresentTrust(() -> policy(data, unapproved.getAsBoolean()));
    }

    /**
     * Those signed by the trust anchors of the installation, as its file stands now.
     *
     * @param unapproved true to let all others pass too
     * @throws UncheckedIOException when the file cannot be read
     */
    public static TrustPolicy policy(DataDirectory data, boolean unapproved) {
        return policy(data, List.of(), unapproved);
    }

    /**
     * The same as it would be with more anchors, each in the place of the one of its name.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public static TrustPolicy policy(DataDirectory data, List<TrustAnchor> more, boolean unapproved) {
        try {
            return new Ap1TrustPolicy(new KmcTrustAnchors(data.kmcTrustAnchors()).allWith(more), List.of(), unapproved);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
