/** What calls come to, counted while they are answered and kept minute by minute. */
@NullMarked
package io.ptoken.service.figures;

import org.jspecify.annotations.NullMarked;
