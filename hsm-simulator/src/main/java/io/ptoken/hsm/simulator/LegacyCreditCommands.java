package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.legacy.LegacyQueryBalance;
import io.ptoken.hsm.protocol.legacy.LegacyStatus;
import io.ptoken.hsm.protocol.legacy.LegacyUpdateBalance;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.sts.amount.UnitAmountCode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The credit pool of the STS05V dialect (module protocol section 5.5): an update sets the balance. */
record LegacyCreditCommands(Served served, LegacyKeys keys, CreditPool pool) {

    /** Letter, function, module, sequence number, amount. */
    private static final Pattern UPDATE = Pattern.compile("F1([0-9]{8})([0-9]{2})([0-9A-F]{4})");

    static void addTo(Map<CommandCode, Command> commands, Served served, LegacyKeys keys, CreditPool pool) {
        LegacyCreditCommands credit = new LegacyCreditCommands(served, keys, pool);
        commands.put(LegacyQueryBalance.COMMAND, credit::query);
        commands.put(LegacyUpdateBalance.COMMAND, credit::update);
    }

    private ModuleResponse query(String body) {
        LegacyQueryBalance.decode(body, served.settings());
        return pool.balance();
    }

    private ModuleResponse update(String body) {
        LegacyUpdateBalance request = LegacyUpdateBalance.decode(body, served.settings());
        Matcher block = UPDATE.matcher(String.format("%016X", keys.decrypt(request.register(), request.block())));
        if (!block.matches()) {
            throw new LegacyRefusal(LegacyStatus.CREDIT_UPDATE_MALFORMED);
        }
        if (!block.group(1).equals(served.id(served.module().status()).digits())) {
            throw new LegacyRefusal(LegacyStatus.WRONG_MODULE_ID);
        }
        return pool.update(Integer.parseInt(block.group(2)), new UnitAmountCode(Integer.parseInt(block.group(3), 16)));
    }
}
