/** The operators' console: pages of a live installation, drawn by the server. */
@NullMarked
package io.ptoken.web;

import org.jspecify.annotations.NullMarked;
