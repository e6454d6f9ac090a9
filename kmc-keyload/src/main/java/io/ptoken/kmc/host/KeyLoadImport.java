package io.ptoken.kmc.host;

import io.ptoken.kmc.ExchangeChecks;
import io.ptoken.kmc.KmsCodec;
import io.ptoken.kmc.KmsCodecRegistry;
import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.agreement.KeyAgreementSuite;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Looks at files before they are imported (key-load profile section 2.9). Changes nothing. Thread safe.
 *
 * <p>Every refusal is a {@link KeyLoadException}.
 */
public final class KeyLoadImport {

    private final List<KmsFormat> formats;
    private final KmsCodecRegistry registry;

    /** @param formats that are known here */
    public KeyLoadImport(List<KmsFormat> formats) {
        this.formats = List.copyOf(formats);
        this.registry =
                new KmsCodecRegistry(formats.stream().map(KmsFormat::codec).toList());
    }

    /**
     * The format of a file, by its first line.
     *
     * @param text of the file, in text armour or not
     * @throws KeyLoadException {@code AP-F01}, {@code AP-F11}
     */
    public KmsFormat formatOf(String text) {
        KmsCodec codec = registry.select(text);
        return formats.stream()
                .filter(format -> format.codec() == codec)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The public keys of a KMC: read, and checked as a module will.
     *
     * @param text of the file, in text armour or not
     * @throws KeyLoadException {@code AP-F..}, {@code AP-I01}-{@code AP-I07}
     */
    public KmcKeyPreview kmcKey(String text, Instant now) {
        KmsFormat format = formatOf(text);
        KmcPublicKey key = format.codec().readKmcPublicKeyFile(text);
        return new KmcKeyPreview(format.codec().profile(), key, format.trust().checkKmcKey(key, now));
    }

    /**
     * A key-load file: read, and checked as far as that needs no secret.
     *
     * @param text of the file, in text armour or not
     * @param stored the KMCs known to this host
     * @param outstanding the last request of each module to each KMC, as far as stored
     * @throws KeyLoadException {@code AP-F..}, {@code AP-I01}, {@code AP-I09}, {@code AP-I08}, {@code AP-S05}, {@code
     *     AP-I03}, {@code AP-C04}, {@code AP-S06}, checked in this order
     */
    public KlfPreview keyLoadFile(
            String text, Collection<KmcPublicKey> stored, Collection<LoadRequest> outstanding, Instant now) {
        KmsFormat format = formatOf(text);
        KeyLoadFile file = format.codec().readKeyLoadFile(text);
        LoadResponse response = file.response();
        format.trust().checkEnvironment(response);
        KmcPublicKey kmc = requireStored(response, stored);
        boolean requestKnown = checkRequest(response, outstanding, format.suite());
        format.trust().checkSignature(response, kmc);
        format.trust().checkKeyList(file);
        format.trust().checkNotExpired(response, now);
        return new KlfPreview(
                format.codec().profile(), kmc, file, requestKnown, ReceivingModule.UNKNOWN.preview(file.keys()));
    }

    private static KmcPublicKey requireStored(LoadResponse response, Collection<KmcPublicKey> stored) {
        return stored.stream()
                .filter(key -> key.kmcId().equals(response.kmcId()))
                .findFirst()
                .orElseThrow(() -> new KeyLoadException(
                        KeyLoadCode.WRONG_KMC,
                        "KID: got '" + response.kmcId() + "', expected a KMC whose public keys are stored here"));
    }

    /** @return false when no request to that KMC is stored */
    private static boolean checkRequest(
            LoadResponse response, Collection<LoadRequest> outstanding, KeyAgreementSuite suite) {
        List<LoadRequest> toThatKmc = outstanding.stream()
                .filter(request -> request.kmcId().equals(response.kmcId()))
                .toList();
        if (toThatKmc.isEmpty()) {
            return false;
        }
        LoadRequest request = toThatKmc.stream()
                .filter(candidate -> candidate.moduleId().equals(response.moduleId()))
                .findFirst()
                .orElse(toThatKmc.get(0));
        ExchangeChecks.requireModule(response, request.moduleId());
        ExchangeChecks.requireAnswerTo(response, suite.requestDigest(request));
        return true;
    }
}
