/** What operators do with a node as a whole: ports for who knows its files and its process. */
@NullMarked
package io.ptoken.service.operate.node;

import org.jspecify.annotations.NullMarked;
