/** The vending keys in a module: their registers, attributes, dates and limits, and what they are fit for. */
@NullMarked
package io.ptoken.hsm.key;

import org.jspecify.annotations.NullMarked;
