package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.message.ModuleResponse;

/** One command of the firmware. */
@FunctionalInterface
interface Command {

    /**
     * Carries it out.
     *
     * @param body of the request
     * @throws io.ptoken.hsm.protocol.field.FieldException when the body cannot be read
     * @throws io.ptoken.hsm.refusal.SecurityModuleException when the module refuses
     * @throws LegacyRefusal when firmware of the STS05V dialect refuses
     */
    ModuleResponse carryOut(String body);
}
