package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;

/** How the firmware of a dialect says no. */
interface Refusals {

    /** The served module refused. */
    ResponseFrame of(CommandCode command, SecurityModuleException refused);

    /** The body of the request cannot be read. */
    ResponseFrame of(CommandCode command, FieldException fault);

    /**
     * The state of the module permits no command.
     *
     * @param status TAMPERED_STATE or APP_ERROR_STATE
     */
    ResponseFrame outOfService(CommandCode command, SmStatus status);
}
