/** The typed fields of STS6 frames ("PTVD"): type letter, value, tilde (module protocol section 2). */
@NullMarked
package io.ptoken.hsm.protocol.field;

import org.jspecify.annotations.NullMarked;
