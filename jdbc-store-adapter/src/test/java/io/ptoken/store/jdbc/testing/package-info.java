/** What the tests of this module and of others need to have a database. */
@NullMarked
package io.ptoken.store.jdbc.testing;

import org.jspecify.annotations.NullMarked;
