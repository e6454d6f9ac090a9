/**
 * Who a meter is: DRN, MeterPAN, check digits, IDRecord, and the attributes that name its key (specification section 6).
 */
@NullMarked
package io.ptoken.sts.identity;

import org.jspecify.annotations.NullMarked;
