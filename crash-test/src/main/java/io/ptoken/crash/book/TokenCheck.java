package io.ptoken.crash.book;

import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.TestKey;
import io.ptoken.sts.StsException;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.keychange.KeyChangeSet;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.token.CurrencyCredit;
import io.ptoken.sts.token.KeyChangeToken;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.UnitCredit;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;

/** Reads what the server issued under the keys that the test loaded, and compares it with what was asked for. */
final class TokenCheck {

    private TokenCheck() {}

    /**
     * Checks a whole answer.
     *
     * @return the TID of the credit token, empty for a key change alone, whose tokens have none
     * @throws BrokenPromise when a token is not exactly what was asked for
     */
    static OptionalInt check(Order order, List<za.co.prism.prismtoken1.Token> tokens) {
        try {
            int sections = keyChange(order, tokens);
            if (order.subclass().isEmpty()) {
                require(tokens.size() == sections, order, tokens, sections + " key-change tokens and nothing else");
                return OptionalInt.empty();
            }
            require(tokens.size() == sections + 1, order, tokens, sections + " key-change tokens and one of credit");
            return OptionalInt.of(credit(order, tokens, tokens.get(sections)));
        } catch (StsException e) {
            throw new BrokenPromise(
                    "a token cannot be read under its key (" + e.getMessage() + ")\n" + described(order, tokens), e);
        }
    }

    private static int keyChange(Order order, List<za.co.prism.prismtoken1.Token> tokens) {
        if (order.next().isEmpty()) {
            return 0;
        }
        TestKey to = order.next().get();
        try (DecoderKey present = order.key().decoderKey(order.pan(), order.ea(), order.ti());
                DecoderKey coming = to.decoderKey(order.pan(), order.ea(), order.ti())) {
            TokenCipher cipher = TokenCiphers.of(order.ea(), present, StaTables.SAMPLE);
            List<KeyChangeToken> sections = KeyChangeSet.sections(
                    KeyChangeSetKind.of(order.ea(), false),
                    order.key().attributes(order.ti()),
                    to.attributes(order.ti()),
                    coming,
                    order.ea());
            for (int i = 0; i < sections.size(); i++) {
                String wanted = TokenCodec.encode(sections.get(i), cipher).decimal();
                require(
                        i < tokens.size() && tokens.get(i).getTokenDec().equals(wanted),
                        order,
                        tokens,
                        wanted + " as token " + (i + 1));
            }
            return sections.size();
        }
    }

    private static int credit(
            Order order, List<za.co.prism.prismtoken1.Token> tokens, za.co.prism.prismtoken1.Token credit) {
        TestKey key = order.charged();
        try (DecoderKey decoderKey = key.decoderKey(order.pan(), order.ea(), order.ti())) {
            TokenCipher cipher = TokenCiphers.of(order.ea(), decoderKey, StaTables.SAMPLE);
            TokenNumber number = TokenNumber.parseDecimal(credit.getTokenDec());
            Token read = TokenCodec.decode(number, cipher);
            int tid = requireAsked(order, tokens, read);
            require(tid == credit.getTid(), order, tokens, "the TID in the token, " + tid);
            require(number.hex().equals(credit.getTokenHex()), order, tokens, "the hex form of the digits");
            require(credit.getPan().equals(order.pan().digits()), order, tokens, "the meter asked for");
            require(credit.getSgc() == key.sgc() && credit.getKrn() == key.krn(), order, tokens, key.toString());
            require(
                    credit.getTransferAmount() == order.carried(),
                    order,
                    tokens,
                    "the amount in the token, " + order.carried());
            return tid;
        }
    }

    private static int requireAsked(Order order, List<za.co.prism.prismtoken1.Token> tokens, Token read) {
        int subclass = order.subclass().orElseThrow();
        if (order.currency()) {
            CurrencyAmountCode wanted = CurrencyAmountCode.encode(BigInteger.valueOf(order.amount()));
            require(
                    read instanceof CurrencyCredit credit
                            && credit.subclassOf().code() == subclass
                            && credit.amount().equals(wanted),
                    order,
                    tokens,
                    "what was asked for; it reads " + read);
            return ((CurrencyCredit) read).tid().minutes();
        }
        require(
                read instanceof UnitCredit credit
                        && credit.subclassOf().code() == subclass
                        && credit.amount().equals(UnitAmountCode.encode(order.amount())),
                order,
                tokens,
                "what was asked for; it reads " + read);
        return ((UnitCredit) read).tid().minutes();
    }

    private static void require(
            boolean holds, Order order, List<za.co.prism.prismtoken1.Token> tokens, String expected) {
        if (!holds) {
            throw new BrokenPromise(
                    "tokens are not what was asked for; expected " + expected + "\n" + described(order, tokens));
        }
    }

    private static String described(Order order, List<za.co.prism.prismtoken1.Token> tokens) {
        StringBuilder text = new StringBuilder("asked: ").append(order);
        tokens.forEach(token -> text.append("\n  got: ").append(token));
        return text.toString();
    }
}
