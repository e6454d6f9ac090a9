/** The state of an open module, written durably to its sealed file. */
@NullMarked
package io.ptoken.hsm.soft.state;

import org.jspecify.annotations.NullMarked;
