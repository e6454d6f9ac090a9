/** Old vending clients against this server. */
@NullMarked
package io.ptoken.thrift.classic;

import org.jspecify.annotations.NullMarked;
