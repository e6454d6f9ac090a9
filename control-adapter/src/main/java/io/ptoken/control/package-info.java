/**
 * The control channel: an operator's program talks to the server of its installation over a local socket. A call is JSON\n * and is answered by a result or a refusal; in between the server may ask, tell its progress, show a secret, take or give\n * data. What stands here is known to both ends; docs/control-channel.md describes the bytes.
 */
@NullMarked
package io.ptoken.control;

import org.jspecify.annotations.NullMarked;
