package io.ptoken.hsm.licence;

import java.time.Instant;
import java.util.Optional;

/**
 * A transaction licence that a module has taken.
 *
 * @param licenceId how its issuer calls it
 * @param transactionsLeft vends that may be made from now on, empty when not limited
 * @param inhibitVendDate moment from which vending stops, empty when there is none
 */
public record LoadedLicence(String licenceId, Optional<Long> transactionsLeft, Optional<Instant> inhibitVendDate) {}
