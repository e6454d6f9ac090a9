/** No secret of a test gets out: everything that a run of the tests has printed is looked through. */
@NullMarked
package io.ptoken.secrets;

import org.jspecify.annotations.NullMarked;
