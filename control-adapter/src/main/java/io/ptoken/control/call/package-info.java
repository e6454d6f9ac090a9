/**
 * The operators' calls on the channel: records as JSON, both ways, and both ends of {@link
 * io.ptoken.service.operate.call.Operators}.
 */
@NullMarked
package io.ptoken.control.call;

import org.jspecify.annotations.NullMarked;
