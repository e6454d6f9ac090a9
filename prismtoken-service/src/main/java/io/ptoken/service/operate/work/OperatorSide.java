package io.ptoken.service.operate.work;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.Given;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.approval.ApprovalException;
import io.ptoken.service.access.session.Authenticator;
import io.ptoken.service.access.session.SignInAttempt;
import io.ptoken.service.access.session.SignInAttempt.Purpose;
import io.ptoken.service.operate.approval.SecondPerson;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.CancelledException;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.NotConfirmedException;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.OperatorCall.Audited;
import io.ptoken.service.operate.call.Operators;
import io.ptoken.service.operate.call.OwnersProof;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.call.RefusalCode;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.operate.node.InstallationLook;
import io.ptoken.service.port.ApprovalStore.Approval;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** What happens to every call of an operator, in this order. Thread safe. */
final class OperatorSide implements Operators {

    private final Authenticator authenticator;
    private final AuditLog audit;
    private final InstantSource clock;
    private final OwnersProof proof;
    private final SecondPerson secondPerson;
    private final InstallationLook look;
    private final OperatorUseCases useCases;

    OperatorSide(
            Authenticator authenticator,
            AuditLog audit,
            InstantSource clock,
            OwnersProof proof,
            SecondPerson secondPerson,
            InstallationLook look,
            OperatorUseCases useCases) {
        this.authenticator = authenticator;
        this.audit = audit;
        this.clock = clock;
        this.proof = proof;
        this.secondPerson = secondPerson;
        this.look = look;
        this.useCases = useCases;
    }

    @Override
    public <R> R handle(Operator who, OperatorCall<R> call, Dialogue dialogue) {
        Given.value("who", who);
        Given.value("call", call);
        Given.value("dialogue", dialogue);
        authorise(who, call, dialogue);
        Optional<Approval> approval = secondPerson(who, call, () -> secondPerson.before(who, call));
        confirm(who, call, dialogue);
        if (approval.isEmpty()) {
            stillAlone(who, call);
            return carryOut(who, call, new StillAlone(dialogue, () -> stillAlone(who, call)));
        }
        secondPerson(who, call, () -> {
            secondPerson.use(who, approval.get());
            return approval;
        });
        return carryOutApproved(who.approved(), call, approval.get(), dialogue);
    }

    private void authorise(Operator who, OperatorCall<?> call, Dialogue dialogue) {
        if (call.ownAccount().filter(account -> isTheirs(who, account, call)).isPresent()) {
            return;
        }
        try {
            if (!isProved(who, call, dialogue)) {
                who.require(call.permission());
            }
        } catch (ServiceException refusal) {
            audit.appendRefusal(refused(who, call, refusal.code().eCode(), refusal));
            throw refusal;
        }
    }

    private static boolean isTheirs(Operator who, String account, OperatorCall<?> call) {
        return who.owns(account)
                || (call.asksForProof() && !who.isOwner() && who.actor().name().equals(account));
    }

    /** The owner issues nothing as such, but whoever can open the software module can make tokens anyway. */
    private boolean isProved(Operator who, OperatorCall<?> call, Dialogue dialogue) {
        if (!who.isOwner() || !call.issues()) {
            return false;
        }
        return switch (proof.ask(dialogue)) {
            case GIVEN -> true;
            case WRONG -> throw new ServiceException(ErrorCode.SIGNIN_AUTHENTICATION, "local", HandCalls.ACCOUNT);
            case IMPOSSIBLE -> false;
        };
    }

    /** Whoever has a password gives it once more: what cannot be undone is not for somebody at a screen that was left open. */
    private void confirm(Operator who, OperatorCall<?> call, Dialogue dialogue) {
        if (call.danger().isEmpty()) {
            return;
        }
        if (who.isOwner()) {
            if (!dialogue.confirm(call.danger())) {
                throw new NotConfirmedException();
            }
            return;
        }
        char[] password =
                dialogue.secret(call.danger() + " Password of " + who.actor().name());
        try {
            authenticator.authenticate(
                    new SignInAttempt(
                            who.actor().name(),
                            who.actor().origin(),
                            "",
                            Purpose.CONFIRM,
                            who.actor().name()),
                    password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private <T> T secondPerson(Operator who, OperatorCall<?> call, Supplier<T> step) {
        try {
            return step.get();
        } catch (ApprovalException refusal) {
            audit.appendRefusal(refused(who, call, refusal.reason().code(), refusal));
            throw refusal;
        }
    }

    /** While somebody thought or typed, an account may have become an administrator's, or a list of calls may have been set. */
    private void stillAlone(Operator who, OperatorCall<?> call) {
        if (secondPerson.takesTwo(call)) {
            secondPerson(who, call, () -> secondPerson.before(who, call));
            throw new NotConfirmedException("it takes a second person by now, who has approved it; repeat the command");
        }
    }

    /** What changes all or nothing and was refused has changed nothing. */
    private <R> R carryOutApproved(Operator who, OperatorCall<R> call, Approval approval, Dialogue dialogue) {
        try {
            return carryOut(who, call, dialogue);
        } catch (ServiceException | AccountException | ApprovalException | NotConfirmedException refusal) {
            if (call.audited() == Audited.WHERE_IT_IS_STORED) {
                secondPerson.giveBack(who, approval);
            }
            throw refusal;
        }
    }

    /** Whatever refuses a change is written, here unless a step of it has done so. */
    private <R> R carryOut(Operator who, OperatorCall<R> call, Dialogue dialogue) {
        try {
            return useCases.carryOut(who, call, dialogue);
        } catch (RuntimeException refusal) {
            if (call.audited() != Audited.IF_REFUSED && isRefusal(refusal) && !isWritten(call, refusal)) {
                RefusalCode.of(refusal).ifPresent(code -> write(refused(who, call, code, refusal), refusal));
            }
            throw refusal;
        } finally {
            // Refused or not: a step may have been taken.
            if (call.audited() != Audited.IF_REFUSED) {
                look.outdate();
            }
        }
    }

    /** Nobody is refused who thought better of it; and a store that fails takes no entry. */
    private static boolean isRefusal(RuntimeException thrown) {
        return !(thrown instanceof NotConfirmedException
                || thrown instanceof CancelledException
                || thrown instanceof StoreException);
    }

    /** What the steps of these calls write themselves: the TokenApi, a sign-in, the exchange with a KMC. */
    private static boolean isWritten(OperatorCall<?> call, RuntimeException refusal) {
        if (call instanceof HandCalls<?> || call instanceof AccountCalls.ChangeOwnPassword) {
            return refusal instanceof ServiceException;
        }
        if (refusal instanceof ApprovalException approval && approval.reason() == ApprovalException.Reason.WAITS) {
            return true; // when it was put down
        }
        return call instanceof KmcCalls<?>
                && (refusal instanceof SecurityModuleException
                        || refusal instanceof KeyLoadException
                        || (refusal instanceof KeyExchangeException && readsFile(call)));
    }

    private static boolean readsFile(OperatorCall<?> call) {
        return call instanceof KmcCalls.Preview
                || call instanceof KmcCalls.Upload
                || call instanceof KmcCalls.ImportPreview
                || call instanceof KmcCalls.Import;
    }

    /** Nothing was done, so that an audit log that fails does not change the answer. */
    private void write(AuditEntry entry, RuntimeException refusal) {
        try {
            audit.appendRefusal(entry);
        } catch (StoreException silent) {
            refusal.addSuppressed(silent);
        }
    }

    private AuditEntry refused(Operator who, OperatorCall<?> call, String outcome, RuntimeException refusal) {
        return who.actor()
                .did(clock.instant(), call.action(), call.subject(), String.valueOf(refusal.getMessage()))
                .withOutcome(outcome);
    }

    /** The dialogue of a call that takes nobody else, as long as it does not. */
    private record StillAlone(Dialogue dialogue, Runnable check) implements Dialogue {

        @Override
        public char[] secret(String what) {
            char[] secret = dialogue.secret(what);
            try {
                check.run();
            } catch (RuntimeException refusal) {
                Arrays.fill(secret, '\0');
                throw refusal;
            }
            return secret;
        }

        @Override
        public boolean confirm(String question) {
            return dialogue.confirm(question);
        }

        @Override
        public void show(String what, char[] secret) {
            dialogue.show(what, secret);
        }

        @Override
        public void hand(String what, InputStream data) throws IOException {
            dialogue.hand(what, data);
        }

        @Override
        public void progress(Progress step) {
            dialogue.progress(step);
        }
    }
}
