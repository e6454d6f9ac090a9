/** Commands of the link itself, the same in both generations (module protocol sections 3.1, 5.2). */
@NullMarked
package io.ptoken.hsm.protocol.link;

import org.jspecify.annotations.NullMarked;
