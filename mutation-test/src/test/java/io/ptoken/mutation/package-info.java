/**
 * Takes rules out of the code, one at a time, and runs the tests that ought to notice. The list is {@code rules.txt}; a rule
 * whose removal no test notices is not tested.
 */
@NullMarked
package io.ptoken.mutation;

import org.jspecify.annotations.NullMarked;
