package io.ptoken.kmc.ap1;

import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.TrustPolicy;
import java.util.List;

/** STSKMS-AP1 as a whole. */
public final class Ap1Format {

    private Ap1Format() {}

    /** The format with those it believes. */
    public static KmsFormat believing(TrustPolicy trust) {
        return new KmsFormat(new Ap1Codec(), new Ap1Suite(), trust);
    }

    /** The format where no KMC is believed. */
    public static KmsFormat believingNobody() {
        return believing(new Ap1TrustPolicy(List.of(), List.of(), false));
    }
}
