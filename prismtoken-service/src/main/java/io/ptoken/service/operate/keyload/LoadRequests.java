package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.KmsCodec;
import io.ptoken.kmc.KmsFormat;
import io.ptoken.service.Given;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import java.time.InstantSource;
import java.util.Optional;

/** Requests of the module to KMCs, as files to be sent (operating requirements section 7.1). Thread safe. */
public final class LoadRequests {

    private static final String REQUEST = "kmc.request";

    private final KeyLoading module;
    private final KeyLoadFormats formats;
    private final ExchangeAudit audit;

    public LoadRequests(KeyLoading module, KeyLoadFormats formats, AuditLog log, InstantSource clock) {
        this.module = module;
        this.formats = formats;
        this.audit = new ExchangeAudit(log, clock);
    }

    /** The public keys of the module, a file with which a KMC registers it. */
    public String modulePublicKey() {
        KmsCodec codec = formats.ofModule().codec();
        return codec.file(codec.parseSmPublicKey(module.publicKey().line()));
    }

    /**
     * Has the module make a request.
     *
     * @param replace true to give up a request that is out: it can never be answered then
     * @return the VKLOADREQ file
     * @throws SecurityModuleException as {@link KeyLoading#acceptKmcKey}; nothing was changed then
     */
    public String request(Actor actor, KmcPublicKey kmc, boolean replace) {
        Given.value("actor", actor);
        Given.value("kmc", kmc);
        KmsFormat format = formats.of(kmc.text());
        KeyLoadRecord record = new KeyLoadRecord(
                format.codec().readKmcPublicKeyFile(kmc.text()).line());
        StartedExchange started = audit.around(
                actor,
                REQUEST,
                new KmcId(kmc.kmcId()),
                replace ? "replacing the request that is out" : "new request",
                () -> module.acceptKmcKey(record, replace),
                exchange -> "KEK slot " + exchange.slot().number() + ", CTR "
                        + exchange.slot().counter().map(String::valueOf).orElse("unknown"));
        return file(format, started.request());
    }

    /** The request that is out to a KMC, to be sent again: the VKLOADREQ file. */
    public Optional<String> outstanding(KmcPublicKey kmc) {
        Given.value("kmc", kmc);
        return module.slot(new KmcId(kmc.kmcId()))
                .flatMap(slot -> slot.request())
                .map(request -> file(formats.of(kmc.text()), request));
    }

    private static String file(KmsFormat format, KeyLoadRecord request) {
        return format.codec().file(format.codec().parseLoadRequest(request.line()));
    }
}
