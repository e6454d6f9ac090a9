/**
 * How much a token carries: the two amount codes and their rounding in the customer's favour (specification section 4).
 *
 * <ul>
 *   <li>section 4.1, 16 bits, unit credit and power limits: {@link io.ptoken.sts.amount.UnitAmountCode}
 *   <li>section 4.2, 20 bits, currency credit: {@link io.ptoken.sts.amount.CurrencyAmountCode}
 *   <li>either of the two: {@link io.ptoken.sts.amount.TransferAmountCode}
 * </ul>
 */
@NullMarked
package io.ptoken.sts.amount;

import org.jspecify.annotations.NullMarked;
