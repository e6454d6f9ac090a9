/**
 * {@code ptoken demo}: a throw-away installation with published test keys, a vending client that buys from it over Thrift
 * and TLS, and a virtual meter that takes what the client bought.
 */
@NullMarked
package io.ptoken.demo;

import org.jspecify.annotations.NullMarked;
