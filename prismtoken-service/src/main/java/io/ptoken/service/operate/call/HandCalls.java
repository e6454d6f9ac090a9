package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.VerifyResult;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Tokens by hand (operating requirements section 8). Each goes the way of a call of the TokenApi, with the same checks, token
 * identifiers, stored results and audit entries: under the account of whoever has signed in, or under {@value #ACCOUNT} for the
 * owner of the installation, who shows for what issues tokens what opens the software module. The messageIds of each account
 * are its own.
 *
 * @param <R> what it answers
 */
public sealed interface HandCalls<R> extends OperatorCall<R> {

    /** The account of the owner's tokens. It has no password, and is made at the first use. */
    String ACCOUNT = "by-hand";

    /** IDENT of 1-40 characters: the same call under the same one gives the same tokens again. */
    String messageId();

    /** Each has its entries under the name of the method of the TokenApi. */
    @Override
    default Audited audited() {
        return Audited.STEP_BY_STEP;
    }

    @Override
    default boolean issues() {
        return permission() != Permission.READ_METERS;
    }

    /**
     * A meter as a person names it; ranges are checked when the call is carried out.
     *
     * @param card text of its IDRecord or Record2, which says number, EA, TCT, SGC, KRN, TI and DOE in place of {@code typed}
     * @param typed what was typed
     */
    record NamedMeter(Optional<String> card, MeterConfig typed) {

        public NamedMeter {
            Given.value("card", card);
            Given.value("typed", typed);
        }

        /** One that is typed alone. */
        public static NamedMeter of(MeterConfig typed) {
            return new NamedMeter(Optional.empty(), typed);
        }

        /** The meter with what its card says. */
        public MeterConfig with(MeterConfig read) {
            return new MeterConfig(
                    read.drn(),
                    read.ea(),
                    read.tct(),
                    read.sgc(),
                    read.krn(),
                    read.ti(),
                    Optional.empty(),
                    typed.allowKrnUpdate(),
                    typed.ken(),
                    read.doe(),
                    typed.allow3Kct(),
                    typed.allowKenUpdate());
        }
    }

    /**
     * A call for one meter.
     *
     * @param <R> what it answers
     */
    sealed interface ForMeter<R> extends HandCalls<R> {

        NamedMeter meter();

        @Override
        default String subject() {
            return meter().typed().drn();
        }
    }

    /**
     * Credit, preceded by a key-change set when one is due.
     *
     * @param units whole number of what the token counts: tenths of the unit, hundred-thousandths of a currency
     */
    record Credit(String messageId, NamedMeter meter, CreditSubclass subclass, BigDecimal units)
            implements ForMeter<List<IssuedToken>> {

        public Credit {
            Given.value("messageId", messageId);
            Given.value("meter", meter);
            Given.value("subclass", subclass);
            Given.value("units", units);
        }

        /** As the API counts: currency in the unit of the installation. Where none is chosen it refuses whatever comes. */
        public BigDecimal transferAmount(CurrencyScale scale) {
            return subclass.isCurrency() && scale.isChosen() ? scale.fromTokenUnits(units) : units;
        }

        @Override
        public String action() {
            return "token.credit";
        }

        @Override
        public Permission permission() {
            return Permission.ISSUE_CREDIT;
        }
    }

    /**
     * A management token of class 2. A proprietary one needs the permission for those as well.
     *
     * @param subclass 0-2, 5-7 or 10-15
     * @param value watts for 0 and 6, else a 16-bit value
     */
    record Management(String messageId, NamedMeter meter, int subclass, BigDecimal value)
            implements ForMeter<List<IssuedToken>> {

        public Management {
            Given.value("messageId", messageId);
            Given.value("meter", meter);
            Given.value("value", value);
        }

        @Override
        public String action() {
            return "token.engineering";
        }

        @Override
        public Permission permission() {
            return Permission.ISSUE_ENG;
        }
    }

    /**
     * A management token that sets a flag or a control of the meter.
     *
     * @param flag a flag, else a control
     * @param index of a flag 0-511, of a control 0-62
     * @param value of a flag 0 or 1, of a control 10 bits
     */
    record SetControl(String messageId, NamedMeter meter, boolean flag, int index, int value)
            implements ForMeter<List<IssuedToken>> {

        public SetControl {
            Given.value("messageId", messageId);
            Given.value("meter", meter);
        }

        @Override
        public String action() {
            return "token.set-control";
        }

        @Override
        public Permission permission() {
            return Permission.ISSUE_ENG;
        }
    }

    /**
     * The set that brings a meter to another configuration; what is not named stays.
     *
     * @param toSgc new supply group code, 0-999999
     * @param toKrn new key revision, 1-9
     * @param toTi new tariff index, 0-99
     */
    record KeyChange(
            String messageId,
            NamedMeter meter,
            Optional<Integer> toSgc,
            Optional<Integer> toKrn,
            Optional<Integer> toTi)
            implements ForMeter<List<IssuedToken>> {

        public KeyChange {
            Given.value("messageId", messageId);
            Given.value("meter", meter);
            Given.value("toSgc", toSgc);
            Given.value("toKrn", toKrn);
            Given.value("toTi", toTi);
        }

        @Override
        public String action() {
            return "token.key-change";
        }

        @Override
        public Permission permission() {
            return Permission.ISSUE_KEYCHANGE;
        }
    }

    /**
     * The set that takes a new meter from the DITK of its EA to the vending key that its configuration names. For an
     * installation in manufacturing mode.
     */
    record DitkChange(String messageId, NamedMeter meter) implements ForMeter<List<IssuedToken>> {

        public DitkChange {
            Given.value("messageId", messageId);
            Given.value("meter", meter);
        }

        @Override
        public String action() {
            return "ditk.tokens";
        }

        @Override
        public Permission permission() {
            return Permission.ISSUE_DITK;
        }
    }

    /**
     * A meter test token of class 1.
     *
     * @param subclass 0, 1 or 6-15
     * @param control 36 or 28 bits
     * @param mfrCode manufacturer code, 0 for none
     */
    record MeterTest(String messageId, int subclass, long control, int mfrCode)
            implements HandCalls<IssuedMeterTestToken> {

        public MeterTest {
            Given.value("messageId", messageId);
        }

        @Override
        public String action() {
            return "token.meter-test";
        }

        @Override
        public Permission permission() {
            return Permission.ISSUE_METERTEST;
        }
    }

    /**
     * Verifies twenty digits for a meter.
     *
     * @param tokenDec the digits
     */
    record Verify(String messageId, NamedMeter meter, String tokenDec) implements ForMeter<VerifyResult> {

        public Verify {
            Given.value("messageId", messageId);
            Given.value("meter", meter);
            Given.value("tokenDec", tokenDec);
        }

        @Override
        public String action() {
            return "token.verify";
        }

        @Override
        public Permission permission() {
            return Permission.READ_METERS;
        }
    }

    /** The tokens that an earlier call of the same account got under this messageId. */
    record Result(String messageId) implements HandCalls<List<IssuedToken>> {

        public Result {
            Given.value("messageId", messageId);
        }

        @Override
        public String action() {
            return "token.result";
        }

        @Override
        public String subject() {
            return messageId;
        }

        @Override
        public Permission permission() {
            return Permission.READ_METERS;
        }
    }

    /**
     * What a card says of its meter.
     *
     * @param card text of its IDRecord or Record2
     */
    record ReadCard(String messageId, String card) implements HandCalls<MeterConfig> {

        public ReadCard {
            Given.value("messageId", messageId);
            Given.value("card", card);
        }

        @Override
        public String action() {
            return "token.card";
        }

        @Override
        public Permission permission() {
            return Permission.READ_METERS;
        }
    }
}
