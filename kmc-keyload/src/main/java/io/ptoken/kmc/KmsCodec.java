package io.ptoken.kmc;

import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.KmsText;

/**
 * Between the text of key-load files and typed objects; knows one format. Reading is strict: there is one valid text for
 * a content, and whatever was read and is written again is the same text. What it checks is form; whose signature it is
 * and whether it is valid now is a {@link TrustPolicy}.
 *
 * <p>Every method that reads throws {@link KeyLoadException} with one of the codes {@code AP-F01} to {@code AP-F12}. Text
 * of a file is taken as one character for each byte ({@link KmsText}). Thread safe.
 */
public interface KmsCodec {

    /** Name of the format for people, with what they must know about it. */
    String profile();

    /** True when the first line of a file, after text armour if there is any, is of this format. */
    boolean recognises(String text);

    /** Reads a file with the public keys of a KMC. */
    KmcPublicKey readKmcPublicKeyFile(String text);

    /** Reads a file with the public keys of a module. */
    SmPublicKey readSmPublicKeyFile(String text);

    /** Reads a file with the request of a module. */
    LoadRequest readLoadRequestFile(String text);

    /** Reads a key-load file. */
    KeyLoadFile readKeyLoadFile(String text);

    /** The file with the public keys of a KMC, lines ended by LF. */
    String file(KmcPublicKey key);

    /** The file with the public keys of a module, lines ended by LF. */
    String file(SmPublicKey key);

    /** The file with the request of a module, lines ended by LF. */
    String file(LoadRequest request);

    /** The key-load file, lines ended by LF. */
    String file(KeyLoadFile file);

    /** Reads one record, as a module is given it, without line end. */
    KmcPublicKey parseKmcPublicKey(String line);

    /** As {@link #parseKmcPublicKey}. */
    SmPublicKey parseSmPublicKey(String line);

    /** As {@link #parseKmcPublicKey}. */
    LoadRequest parseLoadRequest(String line);

    /** As {@link #parseKmcPublicKey}. */
    LoadResponse parseLoadResponse(String line);

    /** As {@link #parseKmcPublicKey}. */
    WrappedKey parseWrappedKey(String line);

    /**
     * Reads an identity that stands alone.
     *
     * @throws KeyLoadException {@link KeyLoadCode#PKID_INVALID}
     */
    Pkid parsePkid(Pkid.Kind kind, String text);
}
