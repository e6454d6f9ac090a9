/** What all campaigns share: the plan, the kinds of runs, and the clients of one run. */
@NullMarked
package io.ptoken.crash.run;

import org.jspecify.annotations.NullMarked;
