/**
 * Commands that only ask a module: who it is, its clock, product, unit, log and control record, and the attributes of its
 * key registers.
 */
@NullMarked
package io.ptoken.hsm.protocol.sts6.query;

import org.jspecify.annotations.NullMarked;
