/** The server's clock, and what to do when it cannot be right. */
@NullMarked
package io.ptoken.service.clock;

import org.jspecify.annotations.NullMarked;
