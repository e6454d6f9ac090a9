/** What a module refuses, with the status of the module protocol. */
@NullMarked
package io.ptoken.hsm.refusal;

import org.jspecify.annotations.NullMarked;
