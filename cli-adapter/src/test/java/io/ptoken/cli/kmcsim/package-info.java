@NullMarked
package io.ptoken.cli.kmcsim;

import org.jspecify.annotations.NullMarked;
