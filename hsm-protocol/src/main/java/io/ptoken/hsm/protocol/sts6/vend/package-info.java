/** Commands that make tokens and verify them. */
@NullMarked
package io.ptoken.hsm.protocol.sts6.vend;

import org.jspecify.annotations.NullMarked;
