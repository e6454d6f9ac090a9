/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.node.installation;

import org.jspecify.annotations.NullMarked;
