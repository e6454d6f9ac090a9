package io.ptoken.hsm.simulator;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.legacy.LegacyKey;
import io.ptoken.hsm.protocol.legacy.LegacyKeyChangeTokens;
import io.ptoken.hsm.protocol.legacy.LegacyStatus;
import io.ptoken.hsm.protocol.legacy.LegacyToken;
import io.ptoken.hsm.protocol.legacy.LegacyVendCredit;
import io.ptoken.hsm.protocol.legacy.LegacyVendKeyChange;
import io.ptoken.hsm.protocol.legacy.LegacyVendManagement;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.Map;

/**
 * Tokens of the STS05V dialect: for meters of EA 07 under the served module's vending keys, of which register, SGC, KRN and KEN
 * must be those of the request. Credit is of units and comes from the pool as well as from the limits of the key.
 */
record LegacyVendingCommands(Served served, CreditPool pool) {

    static void addTo(Map<CommandCode, Command> commands, Served served, CreditPool pool) {
        LegacyVendingCommands vending = new LegacyVendingCommands(served, pool);
        commands.put(LegacyVendCredit.COMMAND, vending::credit);
        commands.put(LegacyVendManagement.COMMAND, vending::management);
        commands.put(LegacyVendKeyChange.COMMAND, vending::keyChange);
    }

    private ModuleResponse credit(String body) {
        LegacyVendCredit request = LegacyVendCredit.decode(body, served.settings());
        RegisterNumber register = register(request.key());
        if (request.subclass() > CreditSubclass.TIME.code()) {
            throw new LegacyRefusal(LegacyStatus.OPTION_NOT_SUPPORTED);
        }
        pool.requireCovers(request.amount());
        TokenNumber token = served.module()
                .vendCredit(new VendCreditRequest(
                        register,
                        request.pan(),
                        request.key().ti(),
                        EncryptionAlgorithm.STA,
                        TokenCarrierType.NUMERIC,
                        CreditSubclass.ofCode(request.subclass()),
                        request.amount(),
                        request.tid()));
        pool.charge(request.amount());
        return new LegacyToken(token);
    }

    private ModuleResponse management(String body) {
        LegacyVendManagement request = LegacyVendManagement.decode(body, served.settings());
        return new LegacyToken(served.module()
                .vendManagement(new VendManagementRequest(
                        register(request.key()),
                        request.pan(),
                        request.key().ti(),
                        EncryptionAlgorithm.STA,
                        TokenCarrierType.NUMERIC,
                        request.subclass(),
                        request.payload(),
                        request.tid())));
    }

    private ModuleResponse keyChange(String body) {
        LegacyVendKeyChange request = LegacyVendKeyChange.decode(body, served.settings());
        VendedKeyChange change = served.module()
                .vendKeyChange(new VendKeyChangeRequest(
                        register(request.from()),
                        register(request.to()),
                        request.pan(),
                        request.from().ti(),
                        request.to().ti(),
                        EncryptionAlgorithm.STA,
                        TokenCarrierType.NUMERIC,
                        KeyChangeSetKind.TWO_KCT));
        return new LegacyKeyChangeTokens(change.tokens().get(0), change.tokens().get(1));
    }

    /** Its register, when it holds just that key. */
    private RegisterNumber register(LegacyKey asked) {
        LegacyRules rules = served.profile().legacy();
        if (asked.register().value() == 0) {
            throw new LegacyRefusal(LegacyStatus.KEY_NUMBER_ERROR);
        }
        VendingKeyAttributes key = served.key(
                        new RegisterNumber(asked.register().value()))
                .orElseThrow(() -> new LegacyRefusal(rules.emptyRegister()));
        boolean same = key.sgc().equals(asked.sgc())
                && key.krn().equals(asked.krn())
                && key.ken().equals(asked.ken());
        if (!same) {
            throw new LegacyRefusal(rules.keyMismatch());
        }
        return key.register();
    }
}
