package io.ptoken.crash.book;

import io.ptoken.crash.program.TestKey;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.keychange.KeyChangeSet;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import za.co.prism.prismtoken1.Token;

/** Orders, and what a server that keeps its promises answers. */
public final class SampleOrders {

    public static final List<TestKey> KEYS = TestKey.all(1);
    public static final TestKey UNLIMITED = KEYS.get(0);
    static final TestKey NEXT_REVISION = KEYS.get(1);
    public static final TestKey FEW_UNITS = KEYS.get(3);
    static final TestKey LITTLE_CURRENCY = KEYS.get(5);

    public static final MeterPan METER = MeterPan.of(Drn.of("01", "10000001"));
    public static final MeterPan OTHER_METER = MeterPan.of(Drn.of("01", "10000002"));

    private SampleOrders() {}

    /** Units of electricity. */
    public static Order units(String messageId, TestKey key, long tenths) {
        return credit(messageId, key, 0, tenths);
    }

    /** Electricity in currency. */
    static Order currency(String messageId, TestKey key, long hundredThousandths) {
        return credit(messageId, key, 4, hundredThousandths);
    }

    /** The same for another meter. */
    static Order at(MeterPan pan, Order order) {
        return new Order(
                order.messageId(),
                pan,
                order.ea(),
                order.ti(),
                order.key(),
                order.subclass(),
                order.amount(),
                order.next(),
                order.automatic(),
                order.moment());
    }

    /** A key change to the next revision. */
    public static Order keyChange(String messageId, Optional<Integer> subclass) {
        return new Order(
                messageId,
                METER,
                EncryptionAlgorithm.STA,
                1,
                UNLIMITED,
                subclass,
                10,
                Optional.of(NEXT_REVISION),
                false,
                TokenMoment.NOW);
    }

    /** What is issued for an order when its credit gets this TID. */
    public static List<Token> honest(Order order, int tid) {
        List<Token> tokens = new ArrayList<>();
        order.next()
                .ifPresent(next -> sections(order, next)
                        .forEach(section -> tokens.add(token(order, order.key(), 2, 0, 0, section))));
        order.subclass()
                .ifPresent(subclass -> tokens.add(
                        token(order, order.charged(), subclass, tid, order.carried(), creditNumber(order, tid))));
        return tokens;
    }

    private static Order credit(String messageId, TestKey key, int subclass, long amount) {
        return new Order(
                messageId,
                METER,
                EncryptionAlgorithm.STA,
                1,
                key,
                Optional.of(subclass),
                amount,
                Optional.empty(),
                false,
                TokenMoment.NOW);
    }

    private static TokenNumber creditNumber(Order order, int tid) {
        TransferAmountCode amount = order.currency()
                ? CurrencyAmountCode.encode(BigInteger.valueOf(order.amount()))
                : UnitAmountCode.encode(order.amount());
        CreditToken credit = CreditToken.of(
                CreditSubclass.ofCode(order.subclass().orElseThrow()),
                new RandomNibble(5),
                new TokenIdentifier(tid),
                amount);
        try (DecoderKey key = order.charged().decoderKey(order.pan(), order.ea(), order.ti())) {
            return TokenCodec.encode(credit, TokenCiphers.of(order.ea(), key, StaTables.SAMPLE));
        }
    }

    private static List<TokenNumber> sections(Order order, TestKey next) {
        try (DecoderKey present = order.key().decoderKey(order.pan(), order.ea(), order.ti());
                DecoderKey coming = next.decoderKey(order.pan(), order.ea(), order.ti())) {
            return KeyChangeSet.sections(
                            KeyChangeSetKind.of(order.ea(), false),
                            order.key().attributes(order.ti()),
                            next.attributes(order.ti()),
                            coming,
                            order.ea())
                    .stream()
                    .map(section -> TokenCodec.encode(section, TokenCiphers.of(order.ea(), present, StaTables.SAMPLE)))
                    .toList();
        }
    }

    private static Token token(Order order, TestKey key, int subclass, int tid, long amount, TokenNumber number) {
        return new Token(
                order.pan().digits(),
                order.pan().digits(),
                (short) order.ea().code(),
                (short) 2,
                key.sgc(),
                (short) key.krn(),
                (short) order.ti(),
                (short) 0,
                (short) subclass,
                tid,
                amount,
                false,
                "",
                "",
                "",
                "",
                number.decimal(),
                number.hex(),
                "",
                "");
    }
}
