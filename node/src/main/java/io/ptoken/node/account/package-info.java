/** Accounts of people and vending systems, kept by an administrator on the machine, and what is audited of it. */
@NullMarked
package io.ptoken.node.account;

import org.jspecify.annotations.NullMarked;
