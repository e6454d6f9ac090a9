package io.ptoken.cli.kmcsim;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.time.Instant;
import java.util.Optional;

/**
 * Which keys a module is to use, from now on.
 *
 * @param sgc supply group
 * @param module serial or SMID
 * @param krn one revision; empty for all
 * @param keyType type of the decoder keys
 * @param until last moment; empty for a year from now
 * @param unitLimit ULM; empty for none
 * @param currencyLimit CLM; empty for none
 * @param subclasses SBM; empty for the default of the format
 */
public record WantedAuthorisation(
        SupplyGroupCode sgc,
        String module,
        Optional<KeyRevision> krn,
        KeyType keyType,
        Optional<Instant> until,
        Optional<CreditLimit> unitLimit,
        Optional<CreditLimit> currencyLimit,
        Optional<SubclassMask> subclasses) {}
