/**
 * Transaction licences of software modules: signed texts that say how many tokens a module may still vend and until when
 * (operating requirements section 5).
 *
 * <p>The format is our own: no public source shows how licences of hardware modules look, and these are not accepted by
 * any. A licence is text, so that it travels by e-mail:
 *
 * <pre>
 * -----START PTOKEN TRANSACTION LICENCE-----
 * format: 1
 * licence-id: 2026-0042
 * module-id: 01234567
 * sequence: 3
 * transactions: 250000
 * inhibit-vend-date: 2027-06-30T22:00:00Z
 * issued-at: 2026-11-24T10:00:00Z
 * issuer: Example Utility
 * (64 characters of base64: first half of the signature)
 * (64 characters of base64: second half)
 * -----END PTOKEN TRANSACTION LICENCE-----
 * </pre>
 *
 * <p>{@code transactions} may be {@code unlimited} and {@code inhibit-vend-date} may be {@code none}; times are whole
 * seconds of UTC. The signature is ECDSA with P-384 and SHA-384 over a fixed preamble and the lines from {@code format} to
 * {@code issuer}, each ended by a line feed: r and s, 48 bytes each, s in the lower half of its range. So a content has
 * exactly one text that is valid under a key and signed deterministically (RFC 6979). What mail programs add is taken
 * away before: carriage returns, blanks and tabs at both ends of a line, and quote marks ({@code >}) at its beginning.
 *
 * <p>{@link io.ptoken.hsm.soft.licence.LicenceIssuer} makes licences with a {@link
 * io.ptoken.hsm.soft.licence.LicenceIssuerKey}; a module that trusts the {@link
 * io.ptoken.hsm.soft.licence.LicenceIssuerPublicKey} reads them with {@link io.ptoken.hsm.soft.licence.LicenceReader}.
 */
@NullMarked
package io.ptoken.hsm.soft.licence;

import org.jspecify.annotations.NullMarked;
