/**
 * The caller's end, for the commands and for programs of others.
 */
@NullMarked
package io.ptoken.control.client;

import org.jspecify.annotations.NullMarked;
