package io.ptoken.hsm.protocol;

import io.ptoken.hsm.protocol.legacy.LegacyBalance;
import io.ptoken.hsm.protocol.legacy.LegacyEncrypt;
import io.ptoken.hsm.protocol.legacy.LegacyGenerateKey;
import io.ptoken.hsm.protocol.legacy.LegacyIdentify;
import io.ptoken.hsm.protocol.legacy.LegacyKeyChangeTokens;
import io.ptoken.hsm.protocol.legacy.LegacyKeyCheck;
import io.ptoken.hsm.protocol.legacy.LegacyLoadComponent;
import io.ptoken.hsm.protocol.legacy.LegacyLoadKey;
import io.ptoken.hsm.protocol.legacy.LegacyQueryBalance;
import io.ptoken.hsm.protocol.legacy.LegacyToken;
import io.ptoken.hsm.protocol.legacy.LegacyUpdateBalance;
import io.ptoken.hsm.protocol.legacy.LegacyVendCredit;
import io.ptoken.hsm.protocol.legacy.LegacyVendInitialKeyChange;
import io.ptoken.hsm.protocol.legacy.LegacyVendKeyChange;
import io.ptoken.hsm.protocol.legacy.LegacyVendManagement;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.link.Reset;
import io.ptoken.hsm.protocol.message.Done;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.keyload.ControlInstruction;
import io.ptoken.hsm.protocol.sts6.keyload.DeleteSlot;
import io.ptoken.hsm.protocol.sts6.keyload.FinishKeyLoad;
import io.ptoken.hsm.protocol.sts6.keyload.LoadKmcKey;
import io.ptoken.hsm.protocol.sts6.keyload.LoadVendingKey;
import io.ptoken.hsm.protocol.sts6.keyload.ProcessKmcResponse;
import io.ptoken.hsm.protocol.sts6.manufacture.GenerateInitialKey;
import io.ptoken.hsm.protocol.sts6.manufacture.InitialKey;
import io.ptoken.hsm.protocol.sts6.manufacture.LoadInitialKey;
import io.ptoken.hsm.protocol.sts6.manufacture.MakeInitialKeyChange;
import io.ptoken.hsm.protocol.sts6.query.GetAttributes;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.query.IdentifyExtended;
import io.ptoken.hsm.protocol.sts6.query.QueryClock;
import io.ptoken.hsm.protocol.sts6.query.QueryControl;
import io.ptoken.hsm.protocol.sts6.query.QueryLog;
import io.ptoken.hsm.protocol.sts6.query.QueryProduct;
import io.ptoken.hsm.protocol.sts6.query.QueryUnit;
import io.ptoken.hsm.protocol.sts6.vend.KeyChangeTokens;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.protocol.sts6.vend.VendKeyChange;
import io.ptoken.hsm.protocol.sts6.vend.VendManagement;
import io.ptoken.hsm.protocol.sts6.vend.VendedToken;
import io.ptoken.hsm.protocol.sts6.vend.VerifiedToken;
import io.ptoken.hsm.protocol.sts6.vend.VerifyToken;
import java.util.Map;

/** The decoders of both dialects by header, for tests that go through all of them. */
public final class MessageCodecs {

    /** Requests. */
    public static final Map<String, Decoder<ModuleRequest<?>>> STS6_REQUESTS = Map.ofEntries(
            Map.entry("GL?EC", Echo::decode),
            Map.entry("SM?DI", Identify::decode),
            Map.entry("SM?QI", IdentifyExtended::decode),
            Map.entry("SM?QD", QueryClock::decode),
            Map.entry("SM?GA", GetAttributes::decode),
            Map.entry("SM?VC", VendCredit::decode),
            Map.entry("SM?VM", VendManagement::decode),
            Map.entry("SM?VK", VendKeyChange::decode),
            Map.entry("SM?VT", VerifyToken::decode),
            Map.entry("SM?KC", LoadKmcKey::decode),
            Map.entry("SM?KR", ProcessKmcResponse::decode),
            Map.entry("SM?KL", LoadVendingKey::decode),
            Map.entry("SM?KF", FinishKeyLoad::decode),
            Map.entry("SM?KX", DeleteSlot::decode),
            Map.entry("SM?QL", QueryLog::decode),
            Map.entry("SM?CQ", QueryControl::decode),
            Map.entry("SM?CI", ControlInstruction::decode),
            Map.entry("SM?PD", QueryProduct::decode),
            Map.entry("SM?UD", QueryUnit::decode),
            Map.entry("SM?MK", MakeInitialKeyChange::decode),
            Map.entry("SM?ML", LoadInitialKey::decode),
            Map.entry("SM?MG", GenerateInitialKey::decode));

    /** Responses with status 00. */
    public static final Map<String, Decoder<ModuleResponse>> STS6_RESPONSES = Map.ofEntries(
            Map.entry("GL!EC", Echo.Response::decode),
            Map.entry("SM!DI", Identify.Response::decode),
            Map.entry("SM!QI", IdentifyExtended.Response::decode),
            Map.entry("SM!QD", QueryClock.Response::decode),
            Map.entry("SM!GA", GetAttributes.Response::decode),
            Map.entry("SM!VC", VendedToken::decode),
            Map.entry("SM!VM", VendedToken::decode),
            Map.entry("SM!VK", KeyChangeTokens::decode),
            Map.entry("SM!VT", VerifiedToken::decode),
            Map.entry("SM!KC", LoadKmcKey.Response::decode),
            Map.entry("SM!KR", ProcessKmcResponse.Response::decode),
            Map.entry("SM!KL", LoadVendingKey.Response::decode),
            Map.entry("SM!KF", FinishKeyLoad.Response::decode),
            Map.entry("SM!KX", (body, settings) -> new Done()),
            Map.entry("SM!QL", QueryLog.Response::decode),
            Map.entry("SM!CQ", QueryControl.Response::decode),
            Map.entry("SM!CI", (body, settings) -> new Done()),
            Map.entry("SM!PD", QueryProduct.Response::decode),
            Map.entry("SM!UD", QueryUnit.Response::decode),
            Map.entry("SM!MK", KeyChangeTokens::decode),
            Map.entry("SM!ML", InitialKey::decode),
            Map.entry("SM!MG", InitialKey::decode));

    /** Requests of the legacy dialect; {@code GL?RR} is no message. */
    public static final Map<String, Decoder<ModuleRequest<?>>> LEGACY_REQUESTS = Map.ofEntries(
            Map.entry("GL?RS", (body, settings) -> new Reset()),
            Map.entry("SM?ID", LegacyIdentify::decode),
            Map.entry("SM?TC", LegacyVendCredit::decode),
            Map.entry("SM?TM", LegacyVendManagement::decode),
            Map.entry("SM?TK", LegacyVendKeyChange::decode),
            Map.entry("SM?GT", LegacyVendInitialKeyChange::decode),
            Map.entry("SM?TS", LegacyQueryBalance::decode),
            Map.entry("SM?TU", LegacyUpdateBalance::decode),
            Map.entry("SM?IK", LegacyLoadComponent::decode),
            Map.entry("SM?LK", LegacyLoadKey::decode),
            Map.entry("SM?GK", LegacyGenerateKey::decode),
            Map.entry("SM?ED", LegacyEncrypt::decode));

    /** Responses of the legacy dialect with status 00. */
    public static final Map<String, Decoder<ModuleResponse>> LEGACY_RESPONSES = Map.ofEntries(
            Map.entry("SM!ID", LegacyIdentify.Response::decode),
            Map.entry("SM!TC", LegacyToken::decode),
            Map.entry("SM!TM", LegacyToken::decode),
            Map.entry("SM!TK", LegacyKeyChangeTokens::decode),
            Map.entry("SM!GT", LegacyKeyChangeTokens::decode),
            Map.entry("SM!TS", LegacyBalance::decode),
            Map.entry("SM!TU", LegacyBalance::decode),
            Map.entry("SM!IK", LegacyKeyCheck::decode),
            Map.entry("SM!LK", LegacyKeyCheck::decode),
            Map.entry("SM!GK", LegacyGenerateKey.Response::decode),
            Map.entry("SM!ED", LegacyEncrypt.Response::decode));

    private MessageCodecs() {}

    /** Reads a body. */
    @FunctionalInterface
    public interface Decoder<M> {

        /** The message in a body. */
        M decode(String body, ProtocolSettings settings);
    }
}
