/** The campaign of small limits: none is ever overspent. */
@NullMarked
package io.ptoken.crash.limit;

import org.jspecify.annotations.NullMarked;
