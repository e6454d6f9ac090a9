/**
 * The identity of a meter as records on its carrier: reading them and writing the new one after a key change (wire
 * reference section 7, parseIdRecord).
 */
@NullMarked
package io.ptoken.service.vending.idrecord;

import org.jspecify.annotations.NullMarked;
