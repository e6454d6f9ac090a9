/** How fast tokens are made and read, and how much garbage they leave (JMH). */
@NullMarked
package io.ptoken.benchmarks;

import org.jspecify.annotations.NullMarked;
