package io.ptoken.hsm;

/**
 * A vending security module: all roles that every module has. Implementations are thread safe. {@link AccessControl} is
 * apart, because not every module has officers.
 */
public interface SecurityModule extends TokenVending, VendingKeyRegisters, ModuleReporting, TransactionLicensing {}
