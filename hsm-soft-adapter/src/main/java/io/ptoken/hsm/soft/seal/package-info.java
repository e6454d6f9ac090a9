/**
 * One file, sealed with AES-256-GCM under a passphrase or a key file, replaced atomically and held by one process at a
 * time.
 *
 * <p>Layout of the file, numbers big-endian:
 *
 * <pre>
 *  0   8  magic "PTSOFTSM"
 *  8   2  format version, 1
 * 10   1  kind of secret: 1 passphrase through Argon2id, 2 key of 32 bytes
 * 11   1  Argon2id parallelism      (0 for a key)
 * 12   4  Argon2id memory in KiB    (0 for a key)
 * 16   4  Argon2id iterations       (0 for a key)
 * 20  16  salt
 * 36  12  nonce, new for every write
 * 48   4  length of the sealed content without its tag
 * 52  16  key check: HMAC-SHA-256 under a derived key over bytes 0-51, first 16 bytes
 * 68   8  check sum: SHA-256 over bytes 0-67, first 8 bytes
 * 76   n  content, encrypted
 *     16  GCM tag over the content and bytes 0-75
 * </pre>
 *
 * <p>The check sum tells an accident from a wrong passphrase; the key check tells a wrong passphrase from an altered
 * content. While a process has the file open it writes over nothing but what it read or wrote last. What the file itself
 * cannot tell is that somebody put back an older copy of the whole file between two openings: its content has to carry a
 * number for that, which is compared with a memory elsewhere.
 */
@NullMarked
package io.ptoken.hsm.soft.seal;

import org.jspecify.annotations.NullMarked;
