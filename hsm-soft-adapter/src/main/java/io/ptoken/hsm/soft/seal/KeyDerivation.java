package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.WRONG_SECRET;

import io.ptoken.hsm.soft.seal.SealingSecret.Kind;
import io.ptoken.sts.InvalidValueException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the keys of a file are made from its secret: Argon2id over a passphrase, or a salted HMAC over a key that is random
 * already.
 */
final class KeyDerivation {

    private static final int SALT_LENGTH = 16;

    private final Optional<Argon2Cost> cost;
    private final byte[] salt;

    /**
     * @param cost present for a passphrase
     * @param salt 16 bytes, made with the file
     */
    private KeyDerivation(Optional<Argon2Cost> cost, byte[] salt) {
        this.cost = cost;
        this.salt = salt;
    }

    static KeyDerivation create(Kind kind, Argon2Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return new KeyDerivation(kind == Kind.PASSPHRASE ? Optional.of(cost) : Optional.empty(), salt);
    }

    static KeyDerivation readFrom(ByteBuffer in) {
        int kind = Byte.toUnsignedInt(in.get());
        int parallelism = Byte.toUnsignedInt(in.get());
        int memory = in.getInt();
        int iterations = in.getInt();
        byte[] salt = new byte[SALT_LENGTH];
        in.get(salt);
        if (kind == Kind.PASSPHRASE.code()) {
            return new KeyDerivation(Optional.of(new Argon2Cost(memory, iterations, parallelism)), salt);
        }
        if (kind == Kind.KEY.code() && parallelism == 0 && memory == 0 && iterations == 0) {
            return new KeyDerivation(Optional.empty(), salt);
        }
        throw new InvalidValueException("kind of secret", Integer.toString(kind), "1, or 2 without cost");
    }

    void writeTo(ByteBuffer out) {
        out.put((byte) kind().code());
        out.put((byte) cost.map(Argon2Cost::parallelism).orElse(0).intValue());
        out.putInt(cost.map(Argon2Cost::memoryKib).orElse(0));
        out.putInt(cost.map(Argon2Cost::iterations).orElse(0));
        out.put(salt);
    }

    Kind kind() {
        return cost.isPresent() ? Kind.PASSPHRASE : Kind.KEY;
    }

    /**
     * The file's keys.
     *
     * @throws SealedFileException {@code WRONG_SECRET} when a passphrase is given for a file under a key or the other way
     */
    SealingKeys keys(SealingSecret secret) {
        if (secret.kind() != kind()) {
            throw new SealedFileException(
                    WRONG_SECRET,
                    cost.isPresent()
                            ? "the file is sealed with a passphrase, not with a key file"
                            : "the file is sealed with a key file, not with a passphrase");
        }
        byte[] master = cost.map(parameters -> parameters.derive(secret.bytes(), salt))
                .orElseGet(() -> Digests.hmac(salt, secret.bytes()));
        try {
            return SealingKeys.of(master);
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }
}
