/** What stands around every page: rooms, plate, texts, times; and what a room is. */
@NullMarked
package io.ptoken.web.frame;

import org.jspecify.annotations.NullMarked;
