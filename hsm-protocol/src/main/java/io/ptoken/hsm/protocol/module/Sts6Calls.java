package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.client.Requests;
import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.sts6.Sts6Refusals;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks an STS6 module and remembers which commands it does not know. Thread safe. */
final class Sts6Calls {

    private final ModuleCalls calls;
    private final FirmwareGaps gaps;

    Sts6Calls(String name, Requests requests, FirmwareGaps gaps) {
        this.calls = new ModuleCalls(name, requests, Sts6Refusals::toPort);
        this.gaps = gaps;
    }

    <R> R call(ModuleRequest<R> request) {
        return noting(request.command(), () -> calls.call(request));
    }

    <R> R call(CommandCode command, Supplier<ModuleRequest<R>> request) {
        return noting(command, () -> calls.call(command, request));
    }

    <T> T ask(CommandCode command, Supplier<T> question) {
        return noting(command, () -> calls.ask(command, question));
    }

    /**
     * The answer to a question that a module need not understand; empty when it does not or when nobody can read what it
     * answers, which is remembered, so that it is not asked again.
     *
     * @throws SecurityModuleException when there is no answer
     */
    <R> Optional<R> optional(ModuleRequest<R> question) {
        if (gaps.reason(question.command()).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(call(question));
        } catch (SecurityModuleException e) {
            if (e.failure() != ModuleFailure.REFUSED || isOutOfService(e.status())) {
                throw e;
            }
            if (isUnreadable(e)) {
                gaps.note(question.command(), "its answer to " + question.command() + " cannot be read");
            } else if (e.status() != SmStatus.INVALID_REQUEST_HEADER) {
                gaps.note(question.command(), "it answers " + question.command() + " with " + e.getMessage());
            }
            return Optional.empty();
        }
    }

    String name() {
        return calls.name();
    }

    static boolean isUnreadable(SecurityModuleException e) {
        return e.getCause() instanceof FieldException;
    }

    static boolean isOutOfService(SmStatus status) {
        return status == SmStatus.TAMPERED_STATE || status == SmStatus.APP_ERROR_STATE;
    }

    private <T> T noting(CommandCode command, Supplier<T> question) {
        try {
            T answer = question.get();
            gaps.known(command);
            return answer;
        } catch (SecurityModuleException e) {
            if (e.status() == SmStatus.INVALID_REQUEST_HEADER) {
                gaps.note(command, "its firmware does not know " + command);
            }
            throw e;
        }
    }
}
