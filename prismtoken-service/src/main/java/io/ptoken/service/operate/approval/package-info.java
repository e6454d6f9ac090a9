/**
 * Calls that take two people: which those are, what the second one sees, and how an approval is asked for, given and used.
 */
@NullMarked
package io.ptoken.service.operate.approval;

import org.jspecify.annotations.NullMarked;
