@NullMarked
package io.ptoken.cli.commands.job;

import org.jspecify.annotations.NullMarked;
