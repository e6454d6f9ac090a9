/**
 * The software security module: vending keys in a sealed file, the checks, limits and counters of a hardware module, in
 * the process of the caller.
 *
 * <p>{@link io.ptoken.hsm.soft.SoftSecurityModule} is the module; {@link io.ptoken.hsm.soft.settings.SoftModuleSettings} holds what
 * can be set, the assumptions of the module protocol among it; {@link io.ptoken.hsm.keyentry.VendingKeyEntry} describes a
 * vending key that its owner loads in the clear.
 *
 * <p>It keeps keys out of logs, messages and swapped-out state, and it refuses what a hardware module refuses. It does not
 * withstand somebody who controls the machine: for that a hardware module is needed.
 */
@NullMarked
package io.ptoken.hsm.soft;

import org.jspecify.annotations.NullMarked;
