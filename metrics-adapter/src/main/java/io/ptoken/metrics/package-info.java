/**
 * The service in figures: metrics in Prometheus form, health and readiness over HTTP on a local port. Labels have values
 * from closed sets only; no user, meter or message is named (operating requirements sections 4 and 11).
 */
@NullMarked
package io.ptoken.metrics;

import org.jspecify.annotations.NullMarked;
