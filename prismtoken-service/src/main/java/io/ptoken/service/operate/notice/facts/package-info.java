/**
 * What the rules of the notices look at, and where it comes from.
 */
@NullMarked
package io.ptoken.service.operate.notice.facts;

import org.jspecify.annotations.NullMarked;
