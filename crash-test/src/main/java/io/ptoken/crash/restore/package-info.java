/** The campaign of older stores put back, on SQLite and on PostgreSQL. */
@NullMarked
package io.ptoken.crash.restore;

import org.jspecify.annotations.NullMarked;
