/**
 * What a token is, from its fields to its 20 digits (specification sections 1, 2, 5 and 7).
 *
 * <ul>
 *   <li>section 1, the way there and back: {@link io.ptoken.sts.token.TokenCodec}, {@link
 *       io.ptoken.sts.token.bits.TokenNumber}
 *   <li>section 1.1, classes: {@link io.ptoken.sts.token.bits.TokenClass}; section 1.2, subclasses: {@link
 *       io.ptoken.sts.token.bits.CreditSubclass} and one record for each kind of {@link io.ptoken.sts.token.Token}
 *   <li>section 2, data blocks: {@link io.ptoken.sts.token.TokenDecoder} reads them, each record writes its own; 2.1
 *       {@link io.ptoken.sts.token.UnitCredit}, 2.2 {@link io.ptoken.sts.token.CurrencyCredit}, 2.3 {@link
 *       io.ptoken.sts.token.MeterTestToken} and {@link io.ptoken.sts.token.MeterTest}, 2.4 {@link
 *       io.ptoken.sts.token.ManagementToken}, 2.5 {@link io.ptoken.sts.token.SetControl}, {@link
 *       io.ptoken.sts.token.SetFlag}, {@link io.ptoken.sts.token.ExtendedRead}
 *   <li>section 5: {@link io.ptoken.sts.token.bits.Crc}
 *   <li>section 7: {@code ClassInsertion} and {@code TokenDigits}, behind {@link io.ptoken.sts.token.bits.TokenNumber}
 *   <li>section 12, the sections of a key change: {@link io.ptoken.sts.token.KeyChangeToken}; the set of them is in {@code
 *       keychange}
 * </ul>
 *
 * <p>Everything here is immutable and free of state, so it may be shared between threads.
 */
@NullMarked
package io.ptoken.sts.token;

import org.jspecify.annotations.NullMarked;
