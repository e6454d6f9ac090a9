package io.ptoken.hsm.soft.licence;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** The signature check of licences against the published example of RFC 6979, A.2.6, "sample" with SHA-384. */
public final class CurveSelfTest {

    private static final String X =
            "EC3A4E415B4E19A4568618029F427FA5DA9A8BC4AE92E02E06AAE5286B300C64DEF8F0EA9055866064A254515480BC13";
    private static final String Y =
            "8015D9B72D7D57244EA8EF9AC0C621896708A59367F9DFB9F54CA84B3F1C9DB1288B231C3AE0D4FE7344FD2533264720";
    private static final String R =
            "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46";
    private static final String S =
            "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8";

    private CurveSelfTest() {}

    /** True when the published signature is found right, and wrong over another text. */
    public static boolean passes() {
        ECPublicKeyParameters key =
                new ECPublicKeyParameters(Curve.P384.getCurve().createPoint(number(X), number(Y)), Curve.P384);
        return verifies(key, "sample") && !verifies(key, "samplf");
    }

    private static boolean verifies(ECPublicKeyParameters key, String text) {
        return Curve.verify(key, Curve.hash(text.getBytes(StandardCharsets.US_ASCII)), number(R), number(S));
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }
}
