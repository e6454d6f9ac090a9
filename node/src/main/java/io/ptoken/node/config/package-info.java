/** What an installation is made of: the configuration file and the data directory. */
@NullMarked
package io.ptoken.node.config;

import org.jspecify.annotations.NullMarked;
