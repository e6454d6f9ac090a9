/** Requests and answers of the console, and what every one of them has: limits, headers, cookies, one form token. */
@NullMarked
package io.ptoken.web.http;

import org.jspecify.annotations.NullMarked;
