/**
 * Who a meter is and which attributes name its key (specification section 6).
 *
 * <ul>
 *   <li>section 6.1: {@link io.ptoken.sts.identity.MeterPan}, {@link io.ptoken.sts.identity.Drn}, their check digits in
 *       {@code Luhn}
 *   <li>section 6.2: {@link io.ptoken.sts.identity.SupplyGroupCode} (SGC), {@link io.ptoken.sts.identity.TariffIndex}
 *       (TI), {@link io.ptoken.sts.identity.KeyRevision} (KRN), {@link io.ptoken.sts.identity.KeyType} (KT), {@link
 *       io.ptoken.sts.identity.KeyExpiryNumber} (KEN), {@link io.ptoken.sts.identity.EncryptionAlgorithm} (EA), {@link
 *       io.ptoken.sts.identity.TokenCarrierType} (TCT), {@link io.ptoken.sts.identity.DateOfExpiry} (DOE)
 *   <li>section 6.3: {@link io.ptoken.sts.identity.IdRecord}, {@link io.ptoken.sts.identity.Record2}
 * </ul>
 */
@NullMarked
package io.ptoken.sts.identity;

import org.jspecify.annotations.NullMarked;
