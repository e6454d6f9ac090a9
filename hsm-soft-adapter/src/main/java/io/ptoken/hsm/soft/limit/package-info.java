/**
 * What vending keys may still vend, in memory and ahead of it on disk, and how long and how much the module may vend.
 */
@NullMarked
package io.ptoken.hsm.soft.limit;

import org.jspecify.annotations.NullMarked;
