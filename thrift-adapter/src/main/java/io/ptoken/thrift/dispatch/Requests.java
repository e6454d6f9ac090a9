package io.ptoken.thrift.dispatch;

import io.ptoken.service.ServiceException;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.SessionCalls;
import java.math.BigDecimal;
import java.util.Optional;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.TokenApi;

/** From structs as they came to the application's request records. */
final class Requests {

    private Requests() {}

    static SessionCalls.SignIn signIn(TokenApi.signInWithPassword_args args, Client client) {
        return new SessionCalls.SignIn(
                args.getMessageId(),
                args.getRealm(),
                args.getUsername(),
                args.getPassword(),
                args.getSessionOpts().getVersion(),
                args.getSessionOpts().getCulture(),
                client.origin(),
                client);
    }

    static CallContext call(String messageId, String accessToken, Client client) {
        return new CallContext(messageId, accessToken, client.origin(), client);
    }

    static IssueTime time(long tokenTime, long flags) {
        return new IssueTime(tokenTime, flags);
    }

    /**
     * A meter. Optional values are read as field values, not as is-set bits: a struct that was never told a value holds
     * the default and has the bit clear.
     */
    static MeterConfig meter(MeterConfigIn in) {
        return new MeterConfig(
                in.getDrn(),
                in.getEa(),
                in.getTct(),
                in.getSgc(),
                in.getKrn(),
                in.getTi(),
                Optional.ofNullable(in.getNewConfig()).map(Requests::amendment),
                in.isAllowKrnUpdate(),
                in.getKen(),
                in.getDoe(),
                in.isAllow3Kct(),
                in.isAllowKenUpdate());
    }

    static MeterConfigAmendment amendment(za.co.prism.prismtoken1.MeterConfigAmendment in) {
        return new MeterConfigAmendment(in.getToSgc(), in.getToKrn(), in.getToTi());
    }

    /**
     * The exact value of the double on the wire; rounding is the application's business.
     *
     * @throws ServiceException {@code EParamRange} for what is no number
     */
    static BigDecimal amount(double transferAmount) {
        if (!Double.isFinite(transferAmount)) {
            throw ServiceException.paramRange("transferAmount", Double.toString(transferAmount), "a finite number");
        }
        return new BigDecimal(transferAmount);
    }
}
