package io.ptoken.service.vending.request;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.DoeOrder;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.sts.CheckDigitException;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.DateOfExpiry;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A meter as the caller knows it, every field checked.
 *
 * @param pan the meter
 * @param ea STA or MISTY1
 * @param tct carrier of its tokens
 * @param sgc supply group of its key
 * @param krn revision of its key
 * @param ti tariff index of its key
 * @param newConfig change that the caller wants
 * @param allowKrnUpdate it may be moved to a newer key revision
 * @param ken key expiry number it knows
 * @param doe until when its identification is valid
 * @param allow3Kct it takes three-token sets
 * @param allowKenUpdate it may be brought to the present key expiry number of its key
 */
public record Meter(
        MeterPan pan,
        EncryptionAlgorithm ea,
        TokenCarrierType tct,
        SupplyGroupCode sgc,
        KeyRevision krn,
        TariffIndex ti,
        Optional<Amendment> newConfig,
        boolean allowKrnUpdate,
        KeyExpiryNumber ken,
        DateOfExpiry doe,
        boolean allow3Kct,
        boolean allowKenUpdate) {

    /**
     * Checks what a caller sent.
     *
     * @param order in which the caller writes the date of expiry
     * @throws ServiceException {@code ESts.DrnOrPan}, {@code ESts.DrnOrPan.CheckDigit} or {@code EParamRange}
     */
    public static Meter of(MeterConfig sent, DoeOrder order) {
        return new Meter(
                pan("drn", sent.drn()),
                ea(sent.ea()),
                Param.domain("tct", () -> new TokenCarrierType(sent.tct())),
                Param.domain("sgc", () -> new SupplyGroupCode(sent.sgc())),
                Param.domain("krn", () -> new KeyRevision(sent.krn())),
                Param.domain("ti", () -> new TariffIndex(sent.ti())),
                sent.newConfig().map(Amendment::of),
                sent.allowKrnUpdate(),
                Param.domain("ken", () -> new KeyExpiryNumber(sent.ken())),
                Param.domain("doe", () -> order.read(sent.doe())),
                sent.allow3Kct(),
                sent.allowKenUpdate());
    }

    /**
     * This meter, provided its identification has not expired: nothing is issued to an expired one.
     *
     * @param order in which the caller reads the date of expiry
     * @throws ServiceException {@code ESts.IdRecord.Expired}
     */
    public Meter requireUnexpired(LocalDate today, DoeOrder order) {
        if (doe.isPast(today)) {
            throw ServiceException.identificationExpired(order.name(), order.write(doe));
        }
        return this;
    }

    /** This meter after a change to {@code target} under a key with the expiry number {@code toKen}. */
    public Meter changedTo(Amendment target, KeyExpiryNumber toKen) {
        return new Meter(
                pan,
                ea,
                tct,
                target.toSgc(),
                target.toKrn(),
                target.toTi(),
                Optional.empty(),
                allowKrnUpdate,
                toKen,
                doe,
                allow3Kct,
                allowKenUpdate);
    }

    /**
     * The number of a meter, in whatever form a caller sent it.
     *
     * @throws ServiceException {@code ESts.DrnOrPan} or {@code ESts.DrnOrPan.CheckDigit}
     */
    public static MeterPan pan(String parameter, String value) {
        try {
            return MeterPan.parse(value);
        } catch (CheckDigitException e) {
            throw new ServiceException(ErrorCode.STS_CHECK_DIGIT, parameter, Param.echo(value));
        } catch (InvalidValueException e) {
            throw new ServiceException(
                    ErrorCode.STS_DRN_OR_PAN, parameter, Param.echo(value), "expected " + e.expected());
        }
    }

    private static EncryptionAlgorithm ea(int code) {
        return switch (code) {
            case 7 -> EncryptionAlgorithm.STA;
            case 11 -> EncryptionAlgorithm.MISTY1;
            default -> throw ServiceException.paramRange("ea", Integer.toString(code), "7 or 11");
        };
    }
}
