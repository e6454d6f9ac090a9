package io.ptoken.hsm.contract;

/**
 * The contract of every module. One that has further roles keeps the contracts of those too: {@link KeyEntryContract}, {@link
 * AdministrationContract}, {@link LicenceTrustContract}, {@link SelfTestingContract}, {@link EventLogContract}, {@link
 * StoreMarkContract}, {@link KeyLoadingContract}. The modules that {@link #open} makes use the sample STA tables and the RND 5, so that every token
 * is known to the digit.
 */
public interface SecurityModuleContract
        extends CreditContract,
                CreditLimitContract,
                ManagementContract,
                KeyChangeContract,
                VerificationContract,
                KnownTokensContract,
                ReportingContract,
                RolesContract {}
