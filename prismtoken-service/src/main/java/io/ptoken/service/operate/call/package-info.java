/**
 * What operators can ask for: one record for each call, nested by noun, with its permission and its result. Whoever carries
 * calls, a console, a socket or a program, makes them and hands them to {@link io.ptoken.service.operate.call.Operators}.
 */
@NullMarked
package io.ptoken.service.operate.call;

import org.jspecify.annotations.NullMarked;
