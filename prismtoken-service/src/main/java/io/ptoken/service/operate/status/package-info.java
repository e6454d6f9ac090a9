/**
 * What the security module says about itself, under the names clients read (wire reference section 9).
 */
@NullMarked
package io.ptoken.service.operate.status;

import org.jspecify.annotations.NullMarked;
