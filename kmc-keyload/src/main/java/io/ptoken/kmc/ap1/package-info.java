/**
 * STSKMS-AP1: an assumed profile, not interoperable with any real key management centre or security module. The real
 * key-load format is not public; this one keeps its publicly known roles, names, states and status codes, and all else in
 * it is invented (key-load profile, part 2). It never carries a production key.
 *
 * <p>{@link io.ptoken.kmc.ap1.Ap1Codec} reads and builds the texts, {@link io.ptoken.kmc.ap1.Ap1Suite} is the
 * cryptography, {@link io.ptoken.kmc.ap1.Ap1TrustPolicy} decides whom to believe. {@link
 * io.ptoken.kmc.ap1.TrustAnchorKey} makes identities for modules and KMCs.
 */
@NullMarked
package io.ptoken.kmc.ap1;

import org.jspecify.annotations.NullMarked;
