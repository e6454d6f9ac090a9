@NullMarked
package io.ptoken.cli.commands.alerts;

import org.jspecify.annotations.NullMarked;
