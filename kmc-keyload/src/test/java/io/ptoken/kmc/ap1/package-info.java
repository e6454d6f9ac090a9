@NullMarked
package io.ptoken.kmc.ap1;

import org.jspecify.annotations.NullMarked;
