package io.ptoken.hsm.storemark;

import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * The highest token identifier that one meter may have got ahead of the clock.
 *
 * @param pan the meter
 * @param baseDate base date of the vending key
 * @param tid it and every lower one may be used
 */
public record AheadTid(MeterPan pan, BaseDate baseDate, TokenIdentifier tid) {}
