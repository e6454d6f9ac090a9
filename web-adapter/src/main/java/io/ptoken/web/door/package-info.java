/** Where people come in and go out. */
@NullMarked
package io.ptoken.web.door;

import org.jspecify.annotations.NullMarked;
