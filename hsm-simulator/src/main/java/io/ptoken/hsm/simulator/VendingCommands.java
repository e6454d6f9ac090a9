package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.vend.KeyChangeTokens;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.protocol.sts6.vend.VendKeyChange;
import io.ptoken.hsm.protocol.sts6.vend.VendManagement;
import io.ptoken.hsm.protocol.sts6.vend.VendedToken;
import io.ptoken.hsm.protocol.sts6.vend.VerifiedToken;
import io.ptoken.hsm.protocol.sts6.vend.VerifyToken;
import java.util.Map;

/** Making and verifying tokens (module protocol sections 3.6-3.9); {@code SM?VT} in both layouts. */
record VendingCommands(Served served) {

    static void addTo(Map<CommandCode, Command> commands, Served served) {
        VendingCommands vending = new VendingCommands(served);
        commands.put(VendCredit.COMMAND, vending::credit);
        commands.put(VendManagement.COMMAND, vending::management);
        commands.put(VendKeyChange.COMMAND, vending::keyChange);
        commands.put(VerifyToken.COMMAND, vending::verify);
    }

    private ModuleResponse credit(String body) {
        VendCredit request = VendCredit.decode(body, settings());
        served.requireShown(request.vend().register());
        return new VendedToken(served.module().vendCredit(request.vend()));
    }

    private ModuleResponse management(String body) {
        VendManagement request = VendManagement.decode(body, settings());
        served.requireShown(request.vend().register());
        return new VendedToken(served.module().vendManagement(request.vend()));
    }

    private ModuleResponse keyChange(String body) {
        VendKeyChange request = VendKeyChange.decode(body, settings());
        served.requireShown(request.vend().from());
        served.requireShown(request.vend().to());
        return new KeyChangeTokens(served.module().vendKeyChange(request.vend()));
    }

    private ModuleResponse verify(String body) {
        VerifyToken request = VerifyToken.decode(body, settings());
        served.requireShown(request.verify().register());
        return new VerifiedToken(served.module().verify(request.verify()));
    }

    private ProtocolSettings settings() {
        return served.settings();
    }
}
