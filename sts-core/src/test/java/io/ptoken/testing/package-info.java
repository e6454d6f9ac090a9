/** What the tests of several modules need: a look at secrets in memory, at what is done to a disk, and at other processes. */
@NullMarked
package io.ptoken.testing;

import org.jspecify.annotations.NullMarked;
