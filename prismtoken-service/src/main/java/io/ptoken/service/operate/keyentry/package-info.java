/**
 * Keys in the clear, entered by their custodians under dual control, whole or in two or three components: what an entry has to
 * be, and what may be told of it. How custodians are asked is the business of whoever calls.
 */
@NullMarked
package io.ptoken.service.operate.keyentry;

import org.jspecify.annotations.NullMarked;
