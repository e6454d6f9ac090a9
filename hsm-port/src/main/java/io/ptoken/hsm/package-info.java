/**
 * The port to a security module (SM): small role interfaces, their requests and answers, and the status codes of the
 * module protocol.
 *
 * <p>{@link io.ptoken.hsm.vend.TokenVending} makes and verifies tokens, {@link io.ptoken.hsm.key.VendingKeyRegisters} lists the
 * vending keys, {@link io.ptoken.hsm.status.ModuleReporting} tells identity and health, {@link
 * io.ptoken.hsm.licence.TransactionLicensing} takes licences; {@link io.ptoken.hsm.SecurityModule} is all of them.
 *
 * <p>A module may be without the others, and {@code SecurityModule} tells which it has: {@link
 * io.ptoken.hsm.keyload.KeyLoading} takes vending keys from key management centres, {@link io.ptoken.hsm.keyentry.KeyEntry}
 * from their owner; {@link io.ptoken.hsm.access.AccessControl} lets crypto officers log in, whom {@link
 * io.ptoken.hsm.administration.ModuleAdministration} appoints; {@link io.ptoken.hsm.licence.LicenceTrust} says whose licences
 * count; {@link io.ptoken.hsm.selftest.SelfTesting} tests the module on demand; {@link io.ptoken.hsm.log.EventLog} is its log;
 * {@link io.ptoken.hsm.storemark.StoreMarkKeeping} remembers how far a store has come.
 *
 * <p>Every refusal is a {@link io.ptoken.hsm.refusal.SecurityModuleException} with a {@link
 * io.ptoken.hsm.refusal.SmStatus}; of a key that its owner loads, a {@link io.ptoken.hsm.keyentry.KeyEntryException}.
 */
@NullMarked
package io.ptoken.hsm;

import org.jspecify.annotations.NullMarked;
