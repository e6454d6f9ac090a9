/** What all commands have in common: a request that knows how to read its answer, and refusals. */
@NullMarked
package io.ptoken.hsm.protocol.message;

import org.jspecify.annotations.NullMarked;
