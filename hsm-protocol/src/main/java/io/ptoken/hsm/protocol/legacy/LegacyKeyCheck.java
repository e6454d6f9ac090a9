package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/**
 * Response to {@code SM?IK} and {@code SM?LK}.
 *
 * @param check 16 hex digits by which people compare keys
 */
public record LegacyKeyCheck(DesBlock check) implements ModuleResponse {

    @Override
    public String encode(ProtocolSettings settings) {
        return check.digits();
    }

    /** Reads the body of a response. */
    public static LegacyKeyCheck decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        LegacyKeyCheck check = new LegacyKeyCheck(DesBlock.read(reader, "key check"));
        reader.end();
        return check;
    }
}
