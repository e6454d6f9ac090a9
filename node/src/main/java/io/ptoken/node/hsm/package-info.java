/** Hardware modules as the configuration names them: where each is, and in which order they are asked. */
@NullMarked
package io.ptoken.node.hsm;

import org.jspecify.annotations.NullMarked;
