/** What tokens show to people. */
@NullMarked
package io.ptoken.service.vending.answer;

import org.jspecify.annotations.NullMarked;
