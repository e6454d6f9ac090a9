/**
 * Commands of modules with STS6 firmware (module protocol sections 3, 4, 9). Each is a record that encodes and decodes both
 * its request and its response, so that host and simulator share it.
 *
 * <p>{@link io.ptoken.hsm.protocol.sts6.Identify}, {@link io.ptoken.hsm.protocol.sts6.IdentifyExtended}, {@link
 * io.ptoken.hsm.protocol.sts6.QueryClock}, {@link io.ptoken.hsm.protocol.sts6.GetAttributes}, {@link
 * io.ptoken.hsm.protocol.sts6.VendCredit}, {@link io.ptoken.hsm.protocol.sts6.VendManagement}, {@link
 * io.ptoken.hsm.protocol.sts6.VendKeyChange} and {@link io.ptoken.hsm.protocol.sts6.VerifyToken} have layouts that sources
 * show. All others have layouts of our own, the assumed profile SMAPI-AP1: no real module is known to understand them.
 */
@NullMarked
package io.ptoken.hsm.protocol.sts6;

import org.jspecify.annotations.NullMarked;
