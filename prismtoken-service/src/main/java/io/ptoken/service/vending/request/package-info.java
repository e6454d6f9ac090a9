/**
 * What callers send, checked: every parameter under its name in the API, turned into values of the domain (wire reference
 * sections 4, 5 and 14).
 */
@NullMarked
package io.ptoken.service.vending.request;

import org.jspecify.annotations.NullMarked;
