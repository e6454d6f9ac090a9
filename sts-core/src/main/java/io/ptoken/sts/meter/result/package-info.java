/** What a virtual meter says to a token: accepted or why not, at which stage, and what it changed. */
@NullMarked
package io.ptoken.sts.meter.result;

import org.jspecify.annotations.NullMarked;
