/**
 * What both databases share: statements and rows, reading, what a failed statement means, and where one database differs
 * from another.
 */
@NullMarked
package io.ptoken.store.jdbc.sql;

import org.jspecify.annotations.NullMarked;
