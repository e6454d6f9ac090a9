package io.ptoken.hsm.soft.licence;

import java.util.List;

/** Makes licences. */
public final class LicenceIssuer {

    private LicenceIssuer() {}

    /**
     * Signs a licence.
     *
     * @return the text for the owner of the module, guards included, lines ended by a line feed; ASCII only. The same
     *     licence under the same key gives the same text.
     */
    public static String issue(TransactionLicence licence, LicenceIssuerKey key) {
        List<String> fields = LicenceFields.lines(licence);
        return LicenceText.write(fields, key.sign(LicenceText.signedText(fields)));
    }
}
