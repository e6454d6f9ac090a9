/**
 * Installations that builds of earlier formats made and that every later build must open, as test resources below {@code
 * kept}; how they were made, what is in them, and the checks.
 */
@NullMarked
package io.ptoken.kept;

import org.jspecify.annotations.NullMarked;
