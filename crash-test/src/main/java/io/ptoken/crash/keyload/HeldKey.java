package io.ptoken.crash.keyload;

/**
 * A vending key in the module.
 *
 * @param register its register
 * @param key which one
 * @param vends whether the listing says that credit can be vended with it
 */
record HeldKey(int register, FileKey key, boolean vends) {}
