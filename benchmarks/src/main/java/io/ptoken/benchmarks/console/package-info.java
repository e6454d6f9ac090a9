/** People at the console of a server that sells: what they cost the API, and how long their pages take. */
@NullMarked
package io.ptoken.benchmarks.console;

import org.jspecify.annotations.NullMarked;
