@NullMarked
package io.ptoken.kmc;

import org.jspecify.annotations.NullMarked;
