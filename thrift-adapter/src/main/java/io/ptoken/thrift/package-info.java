/**
 * The TokenApi server: TLS connections, frames, limits and an orderly end. What a frame means is the business of
 * {@link io.ptoken.thrift.dispatch}.
 */
@NullMarked
package io.ptoken.thrift;

import org.jspecify.annotations.NullMarked;
