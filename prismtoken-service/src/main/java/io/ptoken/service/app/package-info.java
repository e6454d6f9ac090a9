/**
 * The application put together: {@link io.ptoken.service.app.PrismToken} from a security module, a store and a
 * clock. Where to begin reading.
 */
@NullMarked
package io.ptoken.service.app;

import org.jspecify.annotations.NullMarked;
