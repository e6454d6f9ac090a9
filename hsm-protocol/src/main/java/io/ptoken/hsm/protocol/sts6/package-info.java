/**
 * Commands of modules with STS6 firmware (module protocol sections 3, 4, 9). Each is a record that encodes and decodes both
 * its request and its response, so that host and simulator share it.
 *
 * <p>{@link io.ptoken.hsm.protocol.sts6.query.Identify}, {@link io.ptoken.hsm.protocol.sts6.query.IdentifyExtended}, {@link
 * io.ptoken.hsm.protocol.sts6.query.QueryClock}, {@link io.ptoken.hsm.protocol.sts6.query.GetAttributes}, {@link
 * io.ptoken.hsm.protocol.sts6.vend.VendCredit}, {@link io.ptoken.hsm.protocol.sts6.vend.VendManagement}, {@link
 * io.ptoken.hsm.protocol.sts6.vend.VendKeyChange} and {@link io.ptoken.hsm.protocol.sts6.vend.VerifyToken} have layouts that sources
 * show. All others have layouts of our own, the assumed profile SMAPI-AP1: no real module is known to understand them.
 */
@NullMarked
package io.ptoken.hsm.protocol.sts6;

import org.jspecify.annotations.NullMarked;
