/** Tests of the crash test, and the crash test itself as part of the build. */
@NullMarked
package io.ptoken.crash;

import org.jspecify.annotations.NullMarked;
