/**
 * Administration of accounts, passwords and sessions (operating requirements section 2). Every change names who made it
 * and is stored together with its audit entry.
 */
@NullMarked
package io.ptoken.service.access.account;

import org.jspecify.annotations.NullMarked;
