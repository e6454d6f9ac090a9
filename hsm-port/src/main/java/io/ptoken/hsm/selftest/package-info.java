/** Whether a module still computes rightly. */
@NullMarked
package io.ptoken.hsm.selftest;

import org.jspecify.annotations.NullMarked;
