/** Vending keys: what can be sold with them, and until when. */
@NullMarked
package io.ptoken.web.section.keys;

import org.jspecify.annotations.NullMarked;
