package io.ptoken.crash.book;

import io.ptoken.crash.program.TestKey;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import za.co.prism.prismtoken1.MeterConfigAmendment;
import za.co.prism.prismtoken1.MeterConfigIn;

/**
 * One call that issues tokens.
 *
 * @param messageId of the call
 * @param pan the meter
 * @param ea its cipher
 * @param ti its tariff index
 * @param key the vending key it has now
 * @param subclass of the credit; empty asks for the tokens of the key change alone
 * @param amount of the credit: tenths, or hundred-thousandths of a currency unit
 * @param next the key it changes to first
 * @param automatic true: the server finds {@code next} by itself, as the latest revision
 * @param moment of the token
 */
public record Order(
        String messageId,
        MeterPan pan,
        EncryptionAlgorithm ea,
        int ti,
        TestKey key,
        Optional<Integer> subclass,
        long amount,
        Optional<TestKey> next,
        boolean automatic,
        TokenMoment moment) {

    private static final Duration AHEAD = Duration.ofMinutes(8);
    private static final int FIRST_CURRENCY_SUBCLASS = 4;
    private static final short NUMERIC = 2;
    private static final short NEVER = 255;

    boolean currency() {
        return subclass.orElse(0) >= FIRST_CURRENCY_SUBCLASS;
    }

    /** What a token for that amount carries: as much or a little more, since tokens know steps alone. */
    public long carried() {
        return currency()
                ? CurrencyAmountCode.encode(BigInteger.valueOf(amount)).decode().longValueExact()
                : UnitAmountCode.encode(amount).decode();
    }

    /** The key that the credit is charged to. */
    TestKey charged() {
        return next.orElse(key);
    }

    /** The meter as a client describes it. */
    public MeterConfigIn meter() {
        MeterConfigIn meter = new MeterConfigIn(
                pan.digits(), (short) ea.code(), NUMERIC, key.sgc(), (short) key.krn(), (short) ti, NEVER);
        meter.setAllowKrnUpdate(automatic);
        meter.setAllowKenUpdate(false);
        if (subclass.isPresent() && !automatic) {
            amendment().ifPresent(meter::setNewConfig);
        }
        return meter;
    }

    /** What the meter changes to. */
    public Optional<MeterConfigAmendment> amendment() {
        return next.map(to -> new MeterConfigAmendment(to.sgc(), (short) to.krn(), (short) ti));
    }

    /** The same message with another amount, which the server must refuse once it has answered this one. */
    public Order withOtherAmount() {
        return new Order(messageId, pan, ea, ti, key, subclass, amount + 1, next, automatic, moment);
    }

    /** The same under another messageId. */
    public Order withMessageId(String other) {
        return new Order(other, pan, ea, ti, key, subclass, amount, next, automatic, moment);
    }

    /** The same at a moment of the caller, past any floor that a server sets by itself. */
    public Order ahead() {
        return at(TokenMoment.external(Instant.now().plus(AHEAD)));
    }

    /** The same at another moment. */
    public Order at(TokenMoment other) {
        return new Order(messageId, pan, ea, ti, key, subclass, amount, next, automatic, other);
    }

    @Override
    public String toString() {
        String what = subclass.map(number -> "credit of subclass " + number + ", amount " + amount)
                .orElse("key change alone");
        String change =
                next.map(to -> (automatic ? ", by itself to " : ", to ") + to).orElse("");
        return what + moment + ", messageId " + messageId + ", MeterPAN " + pan.digits() + ", EA " + ea.digits()
                + ", TI " + ti + ", " + key + change;
    }
}
