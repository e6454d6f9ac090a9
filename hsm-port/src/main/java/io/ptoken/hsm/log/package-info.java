/** The log that a module keeps of its events. */
@NullMarked
package io.ptoken.hsm.log;

import org.jspecify.annotations.NullMarked;
