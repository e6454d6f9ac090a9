/** Text in files that people hand in: its encoding, and what editors put before it. */
@NullMarked
package io.ptoken.sts.text;

import org.jspecify.annotations.NullMarked;
