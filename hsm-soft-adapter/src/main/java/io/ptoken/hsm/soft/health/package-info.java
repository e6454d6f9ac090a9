/** Whether the module is in order: self-tests, the error state, and the gate that lets requests in. */
@NullMarked
package io.ptoken.hsm.soft.health;

import org.jspecify.annotations.NullMarked;
