package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.ProtocolException;
import io.ptoken.hsm.protocol.client.ModuleUnavailableException;
import io.ptoken.hsm.protocol.client.OutcomeUnknownException;
import io.ptoken.hsm.protocol.client.Requests;
import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.StsException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks a module and says in the words of the port what went wrong: refused, not reachable, or nobody knows. Each text
 * begins with the name of the module. Thread safe.
 */
public final class ModuleCalls {

    private final String name;
    private final Requests requests;
    private final Function<RefusedException, SecurityModuleException> refusals;

    /**
     * @param name of the module for people, with the place where it is
     * @param refusals what a status of its dialect means
     */
    public ModuleCalls(String name, Requests requests, Function<RefusedException, SecurityModuleException> refusals) {
        this.name = name;
        this.requests = requests;
        this.refusals = refusals;
    }

    /** What the module answers; throws {@link SecurityModuleException} alone. */
    public <R> R call(ModuleRequest<R> request) {
        return ask(request.command(), () -> requests.call(request));
    }

    /** What the module answers to a request that is made only now, because its record may refuse the values. */
    public <R> R call(CommandCode command, Supplier<ModuleRequest<R>> request) {
        return ask(command, () -> requests.call(request.get()));
    }

    /**
     * What somebody else gets from the module.
     *
     * @param command what he asks
     */
    public <T> T ask(CommandCode command, Supplier<T> question) {
        try {
            return question.get();
        } catch (RefusedException e) {
            throw refusals.apply(e);
        } catch (OutcomeUnknownException e) {
            throw SecurityModuleException.outcomeUnknown(name + ": " + reason(e), e);
        } catch (ModuleUnavailableException e) {
            throw SecurityModuleException.unreachable(name + ": " + reason(e), e);
        } catch (FieldException e) {
            throw new SecurityModuleException(
                    SmStatus.DEVICE_FAILURE,
                    name + ": the answer to " + command + " cannot be read: " + e.getMessage(),
                    e);
        } catch (ProtocolException e) {
            throw new SecurityModuleException(
                    SmStatus.FORMAT_ERROR, name + ": " + command + " was not sent: " + e.getMessage(), e);
        } catch (StsException e) {
            throw new SecurityModuleException(SmStatus.PTVD_RANGE, name + ": " + command + ": " + e.getMessage(), e);
        }
    }

    /** Name of the module. */
    public String name() {
        return name;
    }

    /** What went wrong, with what caused it. */
    static String reason(ProtocolException failure) {
        String text = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause();
        return cause == null || cause.getMessage() == null ? text : text + ": " + cause.getMessage();
    }
}
