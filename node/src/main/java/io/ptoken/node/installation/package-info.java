/** An installation and its files: the settings of every part, the disk, what is there and what is free. */
@NullMarked
package io.ptoken.node.installation;

import org.jspecify.annotations.NullMarked;
