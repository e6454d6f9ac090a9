/**
 * Issuing tokens. {@link io.ptoken.service.issue.IssueCreditToken} and its siblings are the use cases;
 * {@link io.ptoken.service.issue.IssuePlanning} is the way they share, from the vending key to the records.
 */
@NullMarked
package io.ptoken.service.issue;

import org.jspecify.annotations.NullMarked;
