/**
 * How tokens look to callers: descriptions, units and the fields of the answer (wire reference sections 4 and 8).
 */
@NullMarked
package io.ptoken.service.vending.answer;

import org.jspecify.annotations.NullMarked;
