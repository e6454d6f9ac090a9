/**
 * Proof against known answers: reads vector files (specification section 15), recomputes every vector with {@code
 * sts-core} in both directions and says passed, failed or skipped.
 *
 * <p>{@link io.ptoken.sts.conformance.ConformanceRunner} is the way in; one {@code ...Check} class for each kind of file.
 */
@NullMarked
package io.ptoken.sts.conformance;

import org.jspecify.annotations.NullMarked;
