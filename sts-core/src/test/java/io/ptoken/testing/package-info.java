/** What the tests of several modules need: a look at secrets in memory, and at what is done to a disk. */
@NullMarked
package io.ptoken.testing;

import org.jspecify.annotations.NullMarked;
