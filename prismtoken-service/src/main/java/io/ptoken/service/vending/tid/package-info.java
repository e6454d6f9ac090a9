/**
 * Which token identifier a token gets: the time the caller means, and a reservation that no other token of the meter shares
 * (wire reference section 7, tokenTime, and section 14).
 */
@NullMarked
package io.ptoken.service.vending.tid;

import org.jspecify.annotations.NullMarked;
