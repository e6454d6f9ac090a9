/** Where a text of key loading is read or refused: its lines, names and octets, and the codes of refusals. */
@NullMarked
package io.ptoken.kmc.text;

import org.jspecify.annotations.NullMarked;
