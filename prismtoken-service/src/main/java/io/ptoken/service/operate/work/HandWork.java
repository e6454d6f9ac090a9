package io.ptoken.service.operate.work;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.VerifyResult;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.HandCalls.NamedMeter;
import io.ptoken.service.operate.work.IssuingByHand.PersonsCalls;
import java.util.List;
import java.util.function.Supplier;

/** Tokens by hand. Thread safe. */
final class HandWork {

    private final Supplier<IssuingByHand> issuing;

    /** @param issuing asked when a call needs it: without a server the modules are opened then */
    HandWork(Supplier<IssuingByHand> issuing) {
        this.issuing = issuing;
    }

    List<IssuedToken> credit(HandCalls.Credit call, Operator who) {
        IssuingByHand application = issuing.get();
        return application.as(who, call.messageId(), calls -> {
            IssueCalls.Credit credit = new IssueCalls.Credit(
                    calls.context(),
                    meter(calls, call.meter()),
                    call.subclass().code(),
                    call.transferAmount(application.currencyScale()),
                    IssueTime.NOW);
            return application.isCreditAllowed() ? calls.handle(credit) : calls.refuse(credit, switchedOff());
        });
    }

    private static ServiceException switchedOff() {
        return new ServiceException(
                ErrorCode.SERVICE_DISABLED, "credit by hand (issuing.creditByHand is false in the configuration)");
    }

    List<IssuedToken> management(HandCalls.Management call, Operator who) {
        return issuing.get()
                .as(
                        who,
                        call.messageId(),
                        calls -> calls.handle(new IssueCalls.Management(
                                calls.context(),
                                meter(calls, call.meter()),
                                call.subclass(),
                                call.value(),
                                IssueTime.NOW)));
    }

    List<IssuedToken> setControl(HandCalls.SetControl call, Operator who) {
        return issuing.get()
                .as(
                        who,
                        call.messageId(),
                        calls -> calls.handle(new IssueCalls.SetControl(
                                calls.context(),
                                meter(calls, call.meter()),
                                call.flag(),
                                call.index(),
                                call.value(),
                                IssueTime.NOW)));
    }

    List<IssuedToken> keyChange(HandCalls.KeyChange call, Operator who) {
        return issuing.get().as(who, call.messageId(), calls -> {
            MeterConfig meter = meter(calls, call.meter());
            MeterConfigAmendment target = new MeterConfigAmendment(
                    call.toSgc().orElse(meter.sgc()),
                    call.toKrn().orElse(meter.krn()),
                    call.toTi().orElse(meter.ti()));
            return calls.handle(new IssueCalls.KeyChange(calls.context(), meter, target));
        });
    }

    List<IssuedToken> ditkChange(HandCalls.DitkChange call, Operator who) {
        return issuing.get()
                .as(
                        who,
                        call.messageId(),
                        calls -> calls.handle(new IssueCalls.DitkChange(calls.context(), meter(calls, call.meter()))));
    }

    IssuedMeterTestToken meterTest(HandCalls.MeterTest call, Operator who) {
        return issuing.get()
                .as(
                        who,
                        call.messageId(),
                        calls -> calls.handle(new IssueCalls.MeterTest(
                                calls.context(), call.subclass(), call.control(), call.mfrCode())));
    }

    VerifyResult verify(HandCalls.Verify call, Operator who) {
        return issuing.get()
                .as(
                        who,
                        call.messageId(),
                        calls -> calls.handle(
                                new ReadCalls.Verify(calls.context(), meter(calls, call.meter()), call.tokenDec())));
    }

    List<IssuedToken> result(HandCalls.Result call, Operator who) {
        return issuing.get()
                .as(
                        who,
                        call.messageId(),
                        calls -> calls.handle(new ReadCalls.Result(calls.context(), call.messageId())));
    }

    MeterConfig readCard(HandCalls.ReadCard call, Operator who) {
        return issuing.get()
                .as(who, call.messageId(), calls -> calls.handle(new ReadCalls.IdRecord(calls.context(), call.card())));
    }

    private static MeterConfig meter(PersonsCalls calls, NamedMeter named) {
        return named.card()
                .map(text -> named.with(calls.handle(new ReadCalls.IdRecord(calls.context(), text))))
                .orElseGet(named::typed);
    }
}
