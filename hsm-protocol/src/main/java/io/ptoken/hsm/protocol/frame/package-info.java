/** Frames: header, body and check sum, their envelope on the network, and readers that find them in a stream of bytes. */
@NullMarked
package io.ptoken.hsm.protocol.frame;

import org.jspecify.annotations.NullMarked;
