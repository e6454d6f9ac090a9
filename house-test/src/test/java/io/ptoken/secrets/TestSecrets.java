package io.ptoken.secrets;

import java.util.List;

/**
 * The secrets that tests use, so that they can be told from everything else. A test that needs another one adds it here, and
 * {@link SecretsInOutputIT} fails for a constant that was forgotten.
 */
final class TestSecrets {

    private static final String LONG_KEY = "abababababababab949494949494949401234567";
    private static final String LONG_KEY_TURNED = "949494949494949401234567abababababababab";
    private static final String MODULE_KEY = "5a".repeat(32);

    /** All of them. */
    static final List<Secret> ALL = List.of(
            Secret.hex("160-bit test key", LONG_KEY),
            Secret.array("160-bit test key as an array", LONG_KEY),
            Secret.hex("second 160-bit test key", LONG_KEY_TURNED),
            Secret.array("second 160-bit test key as an array", LONG_KEY_TURNED),
            Secret.hex("key file of a test module", MODULE_KEY),
            Secret.array("key file of a test module as an array", MODULE_KEY),
            Secret.text("password of test accounts", "correct horse"),
            Secret.text("other password of test accounts", "another horse"),
            Secret.text("password of an account of a busy server", "a password of jane"),
            Secret.text("passphrase of test modules", "a passphrase of some length"),
            Secret.text("passphrase of the end-to-end tests", "a passphrase for tests"),
            Secret.text("passphrase from the environment", "hunter gatherer"),
            Secret.text("passphrase beyond ASCII, the ASCII in it", "ne Wiese, 12 K"),
            Secret.text("marker of a password", "marker-password"),
            Secret.text("marker of an access token", "marker-token"),
            Secret.text("other marker of an access token", "marker-access-token"),
            Secret.form("password hash", "\\$argon2id\\$v=\\d+\\$[^\\s]*\\$[A-Za-z0-9+/]{20}"),
            Secret.form("private key", "-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/]{20}"));

    private TestSecrets() {}
}
