package io.ptoken.hsm.licence;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;

/**
 * Takes transaction licences, which say how much and until when a module may vend (operating requirements section 5).
 * Implementations are thread safe.
 */
public interface TransactionLicensing {

    /**
     * Loads a licence; it holds from the moment the call returns and survives a power cut.
     *
     * @param text the licence between its START and END guards, alone or inside other text such as an e-mail
     * @return what the module may vend from now on
     * @throws SecurityModuleException {@link SmStatus#FORMAT_ERROR} when there is no licence in the text or its signature
     *     has a wrong form, {@link SmStatus#AUTHENTICATION_ERROR} when the signature is wrong,
     *     {@link SmStatus#INVALID_SECURITY_MODULE_ID} when it was made for another module,
     *     {@link SmStatus#INVALID_INSTRUCTION} when it was loaded before, is older than one loaded before or has malformed
     *     fields, {@link SmStatus#PERMISSION_ERROR} when the module takes no licences at present; nothing has changed then
     */
    LoadedLicence loadTransactionLicence(String text);
}
