@NullMarked
package io.ptoken.kmc.simulator;

import org.jspecify.annotations.NullMarked;
