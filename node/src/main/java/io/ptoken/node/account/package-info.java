/** Accounts of people and vending systems, kept by an administrator at the command line. */
@NullMarked
package io.ptoken.node.account;

import org.jspecify.annotations.NullMarked;
