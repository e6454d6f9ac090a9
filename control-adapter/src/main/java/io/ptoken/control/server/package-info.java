/**
 * The server's end: admits callers, hands their calls to a handler and holds the conversation for it.
 */
@NullMarked
package io.ptoken.control.server;

import org.jspecify.annotations.NullMarked;
