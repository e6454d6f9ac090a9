/**
 * The port to a security module (SM): small role interfaces, their requests and answers, and the status codes of the
 * module protocol.
 *
 * <p>{@link io.ptoken.hsm.vend.TokenVending} makes and verifies tokens, {@link io.ptoken.hsm.key.VendingKeyRegisters} lists the
 * vending keys, {@link io.ptoken.hsm.status.ModuleReporting} tells identity and health, {@link
 * io.ptoken.hsm.licence.TransactionLicensing} takes licences; {@link io.ptoken.hsm.SecurityModule} is all of them. {@link
 * io.ptoken.hsm.access.AccessControl} lets crypto officers log in, {@link io.ptoken.hsm.keyload.KeyLoading} takes vending
 * keys from key management centres; a module may be without either. Every refusal is a {@link
 * io.ptoken.hsm.refusal.SecurityModuleException} with a {@link io.ptoken.hsm.refusal.SmStatus}.
 */
@NullMarked
package io.ptoken.hsm;

import org.jspecify.annotations.NullMarked;
