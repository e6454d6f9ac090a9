/** Clients that buy over the Thrift API, and put up with a server that is killed. */
@NullMarked
package io.ptoken.crash.client;

import org.jspecify.annotations.NullMarked;
