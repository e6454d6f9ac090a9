/** The campaign of a loaded server that is killed, whose disk fails or whose power is lost. */
@NullMarked
package io.ptoken.crash.kill;

import org.jspecify.annotations.NullMarked;
