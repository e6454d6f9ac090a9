package io.ptoken.service.vending.idrecord;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.session.AccessTokens;
import io.ptoken.service.api.DoeOrder;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.IdRecord;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.Record2;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The use case parseIdRecord. Thread safe. */
public final class ParseIdRecord {

    private final MeterIdentity form;
    private final InstantSource clock;

    public ParseIdRecord(MeterIdentity form, InstantSource clock) {
        this.form = form;
        this.clock = clock;
    }

    /** See {@link ReadCalls.IdRecord}. */
    public MeterConfig parse(ReadCalls.IdRecord call) {
        IdRecord record = read(call.idRecord());
        DoeOrder order = AccessTokens.doeOrder(call.context());
        if (record.doe().isPast(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw ServiceException.identificationExpired(order.name(), order.write(record.doe()));
        }
        return meterConfig(record, order);
    }

    /** An IDRecord begins with a digit; anything else can only be a Record2. */
    private IdRecord read(String text) {
        boolean digitFirst = !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
        try {
            return digitFirst
                    ? IdRecord.parse(text, form.layout())
                    : Record2.parse(text, form.framing(), form.layout()).identity();
        } catch (InvalidValueException e) {
            throw new ServiceException(
                    ErrorCode.STS_ID_RECORD, "idRecord", Param.echo(text), e.field() + ": expected " + e.expected());
        }
    }

    /** The record carries no key expiry number: 255, and the defaults of the API for what it does not say either. */
    private static MeterConfig meterConfig(IdRecord record, DoeOrder order) {
        return new MeterConfig(
                record.pan().drn().digits(),
                record.ea().code(),
                record.tct().code(),
                record.sgc().value(),
                record.krn().value(),
                record.ti().value(),
                Optional.empty(),
                true,
                KeyExpiryNumber.NEVER.value(),
                order.write(record.doe()),
                false,
                true);
    }
}
