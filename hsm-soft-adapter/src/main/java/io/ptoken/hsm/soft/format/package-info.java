/** The content of the sealed file: the state as JSON and secrets behind it, in all formats that are read. */
@NullMarked
package io.ptoken.hsm.soft.format;

import org.jspecify.annotations.NullMarked;
