package io.ptoken.cli.document;

import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.api.VerifyResult;
import io.ptoken.service.operate.call.MeterCalls;
import io.ptoken.sts.identity.IdRecord;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.token.MeterTestToken;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tokens and cards, with the names of the TokenApi. */
public sealed interface TokenDocument extends Document {

    /** What a call by hand has issued, in the order in which the tokens are to be entered. */
    @DocumentKind("tokens")
    record Issued(String messageId, List<Token> tokens) implements TokenDocument {

        public static Issued of(String messageId, List<IssuedToken> tokens) {
            return new Issued(messageId, tokens.stream().map(Token::of).toList());
        }
    }

    /**
     * A token of class 0 or 2.
     *
     * @param tid token identifier in minutes; 0 for key-change tokens, which carry none
     * @param scaledAmount amount for people, decimal text
     * @param newConfig what is to be noted of the meter after a key change; on the first token of a set only
     */
    record Token(
            String drn,
            String pan,
            int ea,
            int tct,
            String sgc,
            int krn,
            int ti,
            int tokenClass,
            int subclass,
            int tid,
            BigDecimal transferAmount,
            boolean isReservedTid,
            String description,
            Optional<String> stsUnitName,
            String scaledAmount,
            Optional<String> scaledUnitName,
            String tokenDec,
            String tokenHex,
            String idSm,
            String vkKcv,
            Optional<NewConfig> newConfig) {

        static Token of(IssuedToken token) {
            return new Token(
                    token.pan().drn().digits(),
                    token.pan().digits(),
                    token.ea(),
                    token.tct(),
                    digits(token.sgc()),
                    token.krn(),
                    token.ti(),
                    token.tokenClass(),
                    token.subclass(),
                    token.tid().minutes(),
                    token.transferAmount(),
                    token.reservedTid(),
                    token.description(),
                    Texts.some(token.stsUnitName()),
                    token.scaledAmount(),
                    Texts.some(token.scaledUnitName()),
                    token.token().decimal(),
                    token.token().hex(),
                    token.idSm(),
                    token.vkKcv(),
                    token.newConfig().map(NewConfig::of));
        }
    }

    /** A meter after a key change. */
    record NewConfig(
            String toSgc,
            int toKrn,
            int toTi,
            int toKen,
            String toIdRecord,
            String toRecord2,
            boolean rollover,
            String toVkKcv) {

        static NewConfig of(MeterConfigAdvice advice) {
            return new NewConfig(
                    digits(advice.toSgc()),
                    advice.toKrn(),
                    advice.toTi(),
                    advice.toKen(),
                    advice.idRecord(),
                    advice.record2(),
                    advice.rollover(),
                    advice.toVkKcv());
        }
    }

    /** A token of class 1, which works in any meter. */
    @DocumentKind("meter-test-token")
    record MeterTest(
            String drn,
            String pan,
            int tokenClass,
            int subclass,
            long control,
            int mfrcode,
            String description,
            String tokenDec,
            String tokenHex)
            implements TokenDocument {

        public static MeterTest of(IssuedMeterTestToken token) {
            return new MeterTest(
                    token.pan().drn().digits(),
                    token.pan().digits(),
                    TokenClass.NON_METER_SPECIFIC.code(),
                    token.subclass(),
                    token.control(),
                    token.mfrCode(),
                    token.description(),
                    token.token().decimal(),
                    token.token().hex());
        }
    }

    /**
     * What came of verifying a token.
     *
     * @param validationResult {@code EVerify.Ok}, or why it is no good
     * @param token what is in it, when it is good and of class 0 or 2
     * @param meterTestToken the same for class 1
     */
    @DocumentKind("verified-token")
    record Verified(String validationResult, Optional<Token> token, Optional<MeterTest> meterTestToken)
            implements TokenDocument {

        public static Verified of(VerifyResult result) {
            return new Verified(
                    result.validationResult().eCode(),
                    result.token().map(Token::of),
                    result.meterTestToken().map(MeterTest::of));
        }
    }

    /** What a meter got, the newest last. */
    @DocumentKind("issued-tokens")
    record Kept(String pan, List<Call> calls) implements TokenDocument {

        public static Kept of(MeterCalls.Tokens issued) {
            return new Kept(
                    issued.pan().digits(), issued.calls().stream().map(Call::of).toList());
        }
    }

    /**
     * A call that issued tokens.
     *
     * @param origin address it came from; left out where it is not kept
     */
    record Call(Instant at, String account, Optional<String> origin, String messageId, List<Token> tokens) {

        static Call of(MeterCalls.IssuedCall call) {
            return new Call(
                    Times.seconds(call.at()),
                    call.account(),
                    call.origin(),
                    call.messageId(),
                    call.tokens().stream().map(Token::of).toList());
        }
    }

    /**
     * What twenty digits say without a key.
     *
     * @param encrypted true when the fields can be read with the decoder key of the meter alone
     * @param meterTest those of class 1
     */
    @DocumentKind("decoded-token")
    record Decoded(
            String tokenDec, String tokenHex, int tokenClass, boolean encrypted, Optional<MeterTestFields> meterTest)
            implements TokenDocument {

        /**
         * Of twenty digits.
         *
         * @throws io.ptoken.sts.TokenException when they are no token, or its CRC is wrong
         */
        public static Decoded of(TokenNumber number) {
            boolean clear = number.tokenClass() == TokenClass.NON_METER_SPECIFIC;
            return new Decoded(
                    number.decimal(),
                    number.hex(),
                    number.tokenClass().code(),
                    !clear,
                    clear ? Optional.of(MeterTestFields.of(TokenCodec.decodeClear(number))) : Optional.empty());
        }
    }

    /**
     * The fields of a meter test token.
     *
     * @param control of 36 or 28 bits
     * @param mfrcode 0 for every manufacturer
     */
    record MeterTestFields(int subclass, String description, long control, int controlBits, int mfrcode) {

        static MeterTestFields of(MeterTestToken token) {
            return new MeterTestFields(
                    token.subclass(),
                    token.description(),
                    token.control(),
                    token.form().controlBits(),
                    token.manufacturerCode());
        }
    }

    /**
     * What stands on a meter card.
     *
     * @param doe date of expiry as the card has it, YYMM
     * @param expired true when that is past
     */
    @DocumentKind("meter-card")
    record Card(
            String pan,
            String iin,
            String drn,
            String doe,
            boolean expired,
            int tct,
            int ea,
            String sgc,
            int ti,
            int krn)
            implements TokenDocument {

        public static Card of(IdRecord record, LocalDate today) {
            return new Card(
                    record.pan().digits(),
                    record.pan().iin(),
                    record.pan().drn().digits(),
                    record.doe().yymm(),
                    record.doe().isPast(today),
                    record.tct().code(),
                    record.ea().code(),
                    record.sgc().digits(),
                    record.ti().value(),
                    record.krn().value());
        }
    }

    private static String digits(int sgc) {
        return new SupplyGroupCode(sgc).digits();
    }
}
