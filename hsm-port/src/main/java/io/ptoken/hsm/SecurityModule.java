package io.ptoken.hsm;

/** A vending security module: all roles this release knows. Implementations are thread safe. */
public interface SecurityModule extends TokenVending, VendingKeyRegisters, ModuleReporting {}
