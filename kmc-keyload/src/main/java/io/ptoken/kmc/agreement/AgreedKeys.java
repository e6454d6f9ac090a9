package io.ptoken.kmc.agreement;

/**
 * What a module keeps while it loads the vending keys of one response. {@link #close()} zeroises it, after which no
 * further key of that file can be loaded.
 *
 * @param kek key-encryption key
 * @param ivBase IVB, first part of the initialisation vector of every key in the file
 * @param keyCount CNT, number of keys in the file, 0-999
 */
public record AgreedKeys(SecretOctets kek, SecretOctets ivBase, int keyCount) implements AutoCloseable {

    @Override
    public void close() {
        kek.close();
        ivBase.close();
    }
}
