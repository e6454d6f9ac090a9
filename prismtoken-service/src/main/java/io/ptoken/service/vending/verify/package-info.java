/**
 * Telling whether a token is good for a meter (wire reference section 7, verifyToken).
 */
@NullMarked
package io.ptoken.service.vending.verify;

import org.jspecify.annotations.NullMarked;
