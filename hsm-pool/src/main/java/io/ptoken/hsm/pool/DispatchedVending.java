package io.ptoken.hsm.pool;

import io.ptoken.hsm.vend.TokenVending;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.token.bits.TokenNumber;

/**
 * Has requests of the pool carried out by a member each, under the register that the member has the key in, and remembers who
 * answered last. For one thread.
 */
final class DispatchedVending implements TokenVending {

    private final Dispatcher dispatcher;
    private String idSm = "";

    DispatchedVending(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        return asked(
                Requirements.of(request),
                (module, registers) -> module.vendCredit(new VendCreditRequest(
                        registers.get(0),
                        request.pan(),
                        request.ti(),
                        request.ea(),
                        request.tct(),
                        request.subclass(),
                        request.amount(),
                        request.tid())));
    }

    @Override
    public TokenNumber vendManagement(VendManagementRequest request) {
        return asked(
                Requirements.of(request),
                (module, registers) -> module.vendManagement(new VendManagementRequest(
                        registers.get(0),
                        request.pan(),
                        request.ti(),
                        request.ea(),
                        request.tct(),
                        request.subclass(),
                        request.payload(),
                        request.tid())));
    }

    @Override
    public VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        return asked(
                Requirements.of(request),
                (module, registers) -> module.vendKeyChange(new VendKeyChangeRequest(
                        registers.get(0),
                        registers.get(1),
                        request.pan(),
                        request.fromTi(),
                        request.toTi(),
                        request.ea(),
                        request.tct(),
                        request.kind())));
    }

    @Override
    public TokenVerification verify(VerifyTokenRequest request) {
        return asked(
                Requirements.of(request),
                (module, registers) -> module.verify(new VerifyTokenRequest(
                        registers.get(0), request.pan(), request.ti(), request.ea(), request.token())));
    }

    /** Identity record of the member that answered last; empty before that. */
    String idSm() {
        return idSm;
    }

    private <T> T asked(Requirements required, Dispatcher.Request<T> request) {
        Dispatcher.Answer<T> answer = dispatcher.ask(required, request);
        idSm = answer.by().told().map(told -> told.status().idSm()).orElse("");
        return answer.value();
    }
}
