package io.ptoken.hsm.soft.licence;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;

/** Reads licences: finds one in a text, checks its signature and only then looks at what it says. */
public final class LicenceReader {

    private LicenceReader() {}

    /**
     * The licence in a text.
     *
     * @param text at most 262144 characters
     * @throws SecurityModuleException {@link SmStatus#FORMAT_ERROR} when there is not exactly one licence in it or the
     *     signature has a wrong form, {@link SmStatus#AUTHENTICATION_ERROR} when the signature is not that of the issuer
     *     over these fields, {@link SmStatus#INVALID_INSTRUCTION} when the fields are malformed
     */
    public static TransactionLicence read(String text, LicenceIssuerPublicKey issuer) {
        LicenceText found = LicenceText.find(text);
        if (!Curve.verify(issuer.parameters(), LicenceText.signedText(found.fields()), found.signature())) {
            throw new SecurityModuleException(
                    SmStatus.AUTHENTICATION_ERROR,
                    "the signature of the licence is wrong: it was altered on its way, or another issuer made it than the"
                            + " one this module trusts (fingerprint " + issuer.fingerprint() + ")");
        }
        try {
            return LicenceFields.parse(found.fields());
        } catch (InvalidValueException e) {
            throw new SecurityModuleException(
                    SmStatus.INVALID_INSTRUCTION, "the licence is malformed: " + e.getMessage(), e);
        }
    }
}
