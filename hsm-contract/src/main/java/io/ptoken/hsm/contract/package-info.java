/**
 * What every security module must do, as tests: an adapter's test class implements
 * {@link io.ptoken.hsm.contract.SecurityModuleContract} and says how a module with given keys is made.
 */
@NullMarked
package io.ptoken.hsm.contract;

import org.jspecify.annotations.NullMarked;
