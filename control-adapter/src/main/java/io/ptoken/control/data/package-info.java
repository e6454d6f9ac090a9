/**
 * Where data that arrives in pieces goes: nothing of it is left unless all of it came.
 */
@NullMarked
package io.ptoken.control.data;

import org.jspecify.annotations.NullMarked;
