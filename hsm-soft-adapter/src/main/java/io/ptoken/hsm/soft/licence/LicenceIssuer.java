package io.ptoken.hsm.soft.licence;

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
        LicenceText unsigned = new LicenceText(LicenceFields.lines(licence), new byte[0]);
        return LicenceText.write(unsigned.fields(), key.sign(unsigned.signedText()));
    }
}
