/** What every store must do, whatever it is made of: the store's tests extend {@code ServiceStoreContract}. */
@NullMarked
package io.ptoken.service.contract;

import org.jspecify.annotations.NullMarked;
