/**
 * The out-ports of the application: what it needs from a store. {@code jdbc-store-adapter} implements them on SQL; each
 * is small and named for the need.
 */
@NullMarked
package io.ptoken.service.port;

import org.jspecify.annotations.NullMarked;
