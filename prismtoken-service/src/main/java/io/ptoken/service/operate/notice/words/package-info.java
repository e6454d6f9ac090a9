/**
 * How notices speak of what they are about, and what clears them.
 */
@NullMarked
package io.ptoken.service.operate.notice.words;

import org.jspecify.annotations.NullMarked;
