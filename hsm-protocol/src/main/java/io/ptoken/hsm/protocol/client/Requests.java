package io.ptoken.hsm.protocol.client;

import io.ptoken.hsm.protocol.message.ModuleRequest;

/** Sends requests to one module: over one channel, or over one of several. Thread safe. */
@FunctionalInterface
public interface Requests {

    /**
     * Sends a request and waits for its answer.
     *
     * @throws io.ptoken.hsm.protocol.message.RefusedException when the module answers with another status than 00
     * @throws ModuleUnavailableException when there is no answer and nothing was carried out
     * @throws OutcomeUnknownException when there is no answer and the command may have been carried out
     * @throws io.ptoken.hsm.protocol.field.FieldException when the answer to a question cannot be read
     * @throws io.ptoken.hsm.refusal.SecurityModuleException when no channel was free in time; nothing was sent
     * @throws io.ptoken.sts.StsException when the request cannot be written under the settings; nothing was sent
     */
    <R> R call(ModuleRequest<R> request);
}
