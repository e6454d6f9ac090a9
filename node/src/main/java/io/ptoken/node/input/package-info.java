/** What people handed in, with a word on what is wrong with it and where. */
@NullMarked
package io.ptoken.node.input;

import org.jspecify.annotations.NullMarked;
