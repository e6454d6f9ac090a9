/**
 * What is done to the program's process and disk: kills at a call, disks that fail, power losses. Small C libraries stand
 * between the program and the C library.
 */
@NullMarked
package io.ptoken.crash.fault;

import org.jspecify.annotations.NullMarked;
