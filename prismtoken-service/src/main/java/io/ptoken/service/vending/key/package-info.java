/**
 * Which vending key is meant by a supply group and a key revision, and which revision is the latest.
 */
@NullMarked
package io.ptoken.service.vending.key;

import org.jspecify.annotations.NullMarked;
