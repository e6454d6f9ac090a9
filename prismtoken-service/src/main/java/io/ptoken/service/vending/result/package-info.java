/**
 * One result per message: a repeated call gets the tokens of the first, and a lost reply is fetched again (wire reference
 * section 7, messageId).
 */
@NullMarked
package io.ptoken.service.vending.result;

import org.jspecify.annotations.NullMarked;
