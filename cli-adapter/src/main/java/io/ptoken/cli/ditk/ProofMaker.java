package io.ptoken.cli.ditk;

import io.ptoken.service.operate.call.DitkCalls.ProofToken;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.ClearTamperCondition;
import io.ptoken.sts.token.TokenCodec;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the token that proves a DITK at a meter, without any module. */
public final class ProofMaker {

    private static final int NIBBLES = 16;

    private final StaTables tables;
    private final InstantSource clock;
    private final SecureRandom random;

    /** @param tables for EA 07 */
    public ProofMaker(StaTables tables, InstantSource clock, SecureRandom random) {
        this.tables = tables;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A ClearTamperCondition token.
     *
     * @param time the minute of its identifier; empty for the present one
     * @throws InvalidValueException when the base date does not reach there
     */
    public ProofToken make(
            EncryptionAlgorithm ea, DecoderKey key, KeyCheckValue kcv, BaseDate baseDate, Optional<Instant> time) {
        TokenIdentifier tid =
                TokenIdentifier.at(baseDate, time.orElseGet(clock::instant)).unreserved();
        ClearTamperCondition token = new ClearTamperCondition(new RandomNibble(random.nextInt(NIBBLES)), tid, 0);
        TokenCipher cipher = TokenCiphers.of(ea, key, tables);
        return new ProofToken(ea, kcv, TokenCodec.encode(token, cipher), baseDate, tid.instant(baseDate));
    }
}
