package io.ptoken.service;

import java.util.List;

/**
 * The error codes of the API with their message templates (wire reference section 6). Codes and texts are part of the
 * interface: clients show and log them.
 */
public enum ErrorCode {
    SERVICE("EService", "Unhandled exception '{0}': {1}"),
    SERVICE_DISABLED("EService.Disabled", "Feature disabled: {0}"),
    AUTHENTICATION_TOKEN("EAuthentication.Token", "Authentication failed (bad accessToken: {0})"),
    AUTHENTICATION_PERMISSION(
            "EAuthentication.Permission", "Access denied: accessToken does not have permission '{0}'"),
    PARAM_RANGE("EParamRange", "Parameter '{0}' out of range: got '{1}', expected {2}"),
    PREF_RANGE("EPrefRange", "Preference '{0}' out of range: got '{1}', expected {2}"),
    SIGNIN_VERSION(
            "ESignin.Version", "This service (API version={0}) does not support your client's API version='{1}'"),
    SIGNIN_REALM("ESignin.Realm", "Sign-in failed: unknown realm='{0}'"),
    SIGNIN_SUBJECT("ESignin.Subject", "Sign-in failed: unknown username='{1}' in realm='{0}'"),
    SIGNIN_AUTHENTICATION(
            "ESignin.Authentication", "Sign-in failed: authentication failed for realm='{0}' username='{1}'"),
    SIGNIN_PERMISSION(
            "ESignin.Permission", "Sign-in failed: realm='{0}' username='{1}' does not have permission '{2}'"),
    STS_DRN_OR_PAN("ESts.DrnOrPan", "Parameter '{0}' is an invalid meter DRN/PAN (reason: {2}); got '{1}'"),
    STS_CHECK_DIGIT(
            "ESts.DrnOrPan.CheckDigit", "Parameter '{0}' is a meter DRN/PAN with bad check digit(s); got '{1}'"),
    STS_ID_RECORD("ESts.IdRecord", "Parameter '{0}' is an invalid IDRecord/Record2 (reason: {2}); got '{1}'"),
    STS_ID_RECORD_EXPIRED("ESts.IdRecord.Expired", "Meter identification has expired (YYMM='{0}')"),
    STS_VK_BEFORE_BDT("ESts.VkBeforeBdt", "Attempt to use Vending Key before its Base Date"),
    STS_VK_EXPIRED("ESts.VkExpired", "Vending Key has expired (TokenID exceeds KeyExpiryNumber)"),
    SECURITY_MODULE("ESm", "Security Module error '{0}': {1}"),
    KEYSTORE_NOT_FOUND("EKeystore.NotFound", "Vending Key not available for SGC={0},KRN={1} (reason: {2})"),
    CACHE_MISS("ECacheMiss", "The requested entry was not found in the cache"),
    VERIFY_OK("EVerify.Ok", "(Not an error) Token is valid"),
    VERIFY_CRC("EVerify.Crc", "Invalid token: CRC error"),
    VERIFY_DDTK_CREDIT("EVerify.DdtkCredit", "Invalid token: Class 0 token encrypted under a DDTK"),
    VERIFY_KEY_EXPIRED("EVerify.KeyExpired", "Invalid token: TokenID out of range for Vending Key KeyExpiryNumber");

    private final String eCode;
    private final String template;

    ErrorCode(String eCode, String template) {
        this.eCode = eCode;
        this.template = template;
    }

    /** The code on the wire, a dotted hierarchy. */
    public String eCode() {
        return eCode;
    }

    /** The English template with {@code {0}}, {@code {1}}, ... for the parameters. */
    public String template() {
        return template;
    }

    /** The English text with the parameters in place; a parameter that looks like a placeholder is left as it is. */
    public String message(List<String> parameters) {
        StringBuilder text = new StringBuilder(template.length() + 32);
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            int index = Integer.parseInt(template.substring(open + 1, close));
            text.append(template, from, open).append(parameters.get(index));
            from = close + 1;
        }
        return text.append(template.substring(from)).toString();
    }
}
