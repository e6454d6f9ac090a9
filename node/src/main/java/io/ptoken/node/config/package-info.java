/** What an installation is made of: the configuration file, the data directory, and where its secrets come from. */
@NullMarked
package io.ptoken.node.config;

import org.jspecify.annotations.NullMarked;
