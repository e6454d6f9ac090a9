/** What tokens show to people. */
@NullMarked
package io.ptoken.service.answer;

import org.jspecify.annotations.NullMarked;
