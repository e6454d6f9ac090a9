package io.ptoken.hsm.protocol.sts6;

import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.message.ExtendedErrorText;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.Optional;

/**
 * Refusals between the wire and the port (module protocol section 9). A code that is reserved or of the vendor's own has no
 * {@link SmStatus}: it becomes DEVICE_FAILURE, and the text names it as it came.
 */
public final class Sts6Refusals {

    private Sts6Refusals() {}

    /** What a module answered, for users of the port. */
    public static SecurityModuleException toPort(RefusedException refused) {
        Optional<SmStatus> status = SmStatus.ofCode(refused.status().code());
        if (status.isEmpty()) {
            return new SecurityModuleException(
                    SmStatus.DEVICE_FAILURE, refused.getMessage() + " (reserved or of the vendor's own)", refused);
        }
        String text = refused.text().isEmpty() ? status.get().meaning() : refused.text();
        return new SecurityModuleException(status.get(), text, refused);
    }

    /** What a simulated module answers when the port refuses; EE carries the text. */
    public static ResponseFrame toWire(
            CommandCode command, SecurityModuleException refused, ProtocolSettings settings) {
        return toWire(command, refused.status(), refused.extendedText().orElse(refused.text()), settings);
    }

    /** What a simulated module answers to a body that it cannot read. */
    public static ResponseFrame toWire(CommandCode command, FieldException fault, ProtocolSettings settings) {
        return toWire(command, fault.status(), fault.status().meaning(), settings);
    }

    private static ResponseFrame toWire(CommandCode command, SmStatus status, String text, ProtocolSettings settings) {
        return switch (status) {
            case STS_EXTENDED_ERROR -> ExtendedErrorText.frame(command, text.replaceAll("[^ -}]", "?"), settings);
            case CHECKSUM_ERROR, INVALID_REQUEST_HEADER, TAMPERED_STATE, APP_ERROR_STATE ->
                ResponseFrame.error(new StatusCode(status.code()));
            default -> new ResponseFrame(command, new StatusCode(status.code()));
        };
    }
}
