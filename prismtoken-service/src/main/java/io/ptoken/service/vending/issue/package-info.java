/**
 * Issuing tokens. {@link io.ptoken.service.vending.issue.IssueCreditToken} and its siblings are the use cases;
 * {@link io.ptoken.service.vending.issue.IssuePlanning} is the way they share, from the vending key to the records.
 */
@NullMarked
package io.ptoken.service.vending.issue;

import org.jspecify.annotations.NullMarked;
