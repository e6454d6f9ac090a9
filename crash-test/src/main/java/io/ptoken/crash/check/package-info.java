/** What is checked on a server that has just started again: its results against the book, and its audit log. */
@NullMarked
package io.ptoken.crash.check;

import org.jspecify.annotations.NullMarked;
