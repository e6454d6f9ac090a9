/** Load on a whole server, end to end over TLS: what {@code issueCreditToken} costs beside {@code ping}. */
@NullMarked
package io.ptoken.benchmarks.load;

import org.jspecify.annotations.NullMarked;
