@NullMarked
package io.ptoken.control.call;

import org.jspecify.annotations.NullMarked;
