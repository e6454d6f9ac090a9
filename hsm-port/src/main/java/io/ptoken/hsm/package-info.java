/**
 * The port to a security module (SM): small role interfaces, their requests and answers, and the status codes of the
 * module protocol.
 *
 * <p>{@link io.ptoken.hsm.TokenVending} makes and verifies tokens, {@link io.ptoken.hsm.VendingKeyRegisters} lists the
 * vending keys, {@link io.ptoken.hsm.ModuleReporting} tells identity and health, {@link
 * io.ptoken.hsm.TransactionLicensing} takes licences; {@link io.ptoken.hsm.SecurityModule} is all of them. {@link
 * io.ptoken.hsm.AccessControl} lets crypto officers log in, {@link io.ptoken.hsm.KeyLoading} takes vending keys from key
 * management centres; a module may be without either. Every refusal is a {@link io.ptoken.hsm.SecurityModuleException} with a {@link io.ptoken.hsm.SmStatus}.
 */
@NullMarked
package io.ptoken.hsm;

import org.jspecify.annotations.NullMarked;
