package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.legacy.DesBlock;
import io.ptoken.hsm.protocol.legacy.LegacyEncrypt;
import io.ptoken.hsm.protocol.legacy.LegacyGenerateKey;
import io.ptoken.hsm.protocol.legacy.LegacyKeyCheck;
import io.ptoken.hsm.protocol.legacy.LegacyLoadComponent;
import io.ptoken.hsm.protocol.legacy.LegacyLoadKey;
import io.ptoken.hsm.protocol.legacy.LegacyStatus;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * DES keys and encryption in the STS05V dialect (module protocol section 5.2). Types, parities and methods are not looked at; a
 * component is a key of its own; keys travel and data are encrypted block by block (ECB); what is not so in {@code SM?ED}
 * answers 67.
 */
record LegacyKeyCommands(Served served, LegacyKeys keys) {

    private static final int BLOCK = 16;

    static void addTo(Map<CommandCode, Command> commands, Served served, LegacyKeys keys) {
        LegacyKeyCommands key = new LegacyKeyCommands(served, keys);
        commands.put(LegacyLoadComponent.COMMAND, key::loadComponent);
        commands.put(LegacyLoadKey.COMMAND, key::loadKey);
        commands.put(LegacyGenerateKey.COMMAND, key::generate);
        commands.put(LegacyEncrypt.COMMAND, key::encrypt);
    }

    private ModuleResponse loadComponent(String body) {
        try (LegacyLoadComponent request = LegacyLoadComponent.decode(body, served.settings())) {
            byte[] digits = request.component();
            try {
                long key = LegacyKeys.number(new String(digits, StandardCharsets.US_ASCII));
                return new LegacyKeyCheck(keys.put(request.register(), key));
            } finally {
                Arrays.fill(digits, (byte) 0);
            }
        }
    }

    private ModuleResponse loadKey(String body) {
        LegacyLoadKey request = LegacyLoadKey.decode(body, served.settings());
        long key = keys.decrypt(request.parent(), request.encrypted());
        return new LegacyKeyCheck(keys.put(request.register(), key));
    }

    private ModuleResponse generate(String body) {
        LegacyGenerateKey request = LegacyGenerateKey.decode(body, served.settings());
        long key = keys.fresh();
        DesBlock encrypted = keys.encrypt(request.parent(), key);
        return new LegacyGenerateKey.Response(encrypted, keys.put(request.register(), key));
    }

    private ModuleResponse encrypt(String body) {
        LegacyEncrypt request = LegacyEncrypt.decode(body, served.settings());
        boolean plain = request.mode() == 0
                && request.iv().value() == 0
                && request.last().value() == 0
                && request.data().length() % BLOCK == 0;
        if (!plain) {
            throw new LegacyRefusal(LegacyStatus.OPTION_NOT_SUPPORTED);
        }
        StringBuilder cipher = new StringBuilder();
        for (int begin = 0; begin < request.data().length(); begin += BLOCK) {
            long block = LegacyKeys.number(request.data().substring(begin, begin + BLOCK));
            cipher.append(keys.encrypt(request.register(), block).digits());
        }
        return new LegacyEncrypt.Response(cipher.toString());
    }
}
