package io.ptoken.hsm.contract;

/**
 * The whole contract. The modules that {@link #open} makes use the sample STA tables and the RND 5, so that every token
 * is known to the digit.
 */
public interface SecurityModuleContract
        extends CreditContract,
                CreditLimitContract,
                ManagementContract,
                KeyChangeContract,
                VerificationContract,
                KnownTokensContract,
                ReportingContract {}
