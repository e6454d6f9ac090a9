/**
 * A second key-load format, worked out as an example for who holds the licensed specification: another text, other
 * cryptography and other trust than STSKMS-AP1, behind the same three boundaries. Host, module and service run it
 * unchanged.
 */
@NullMarked
package io.ptoken.example;

import org.jspecify.annotations.NullMarked;
