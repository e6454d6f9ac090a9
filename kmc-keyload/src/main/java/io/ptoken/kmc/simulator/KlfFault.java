package io.ptoken.kmc.simulator;

import io.ptoken.kmc.agreement.KeyAgreementSuite.AnswerTerms;
import io.ptoken.kmc.ap1.KlfAssembly;
import io.ptoken.kmc.ap1.KlfEdits;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How the KMC may spoil a key-load file on demand (key-load profile section 2.10). Whatever is not meant to be wrong is
 * right: a file with an attribute changed after wrapping, for instance, has the digest and the signature that belong to it.
 */
public enum KlfFault {
    /** In the first vending key: {@code AP-F09}. */
    WRONG_CRC(Edits.keyLine(line -> Edits.otherLastDigit(line, line.length() - 2))),
    /** Two tags of the first vending key are swapped: {@code AP-F05}. */
    TAG_ORDER(Edits.keyLine(Edits::tagsSwapped)),
    /** KEN is missing in every vending key: {@code AP-F07}. */
    MISSING_ATTRIBUTE(new Edits() {
        @Override
        public SortedMap<String, String> beforeWrapping(SortedMap<String, String> attributes) {
            return without(attributes, "KEN");
        }
    }),
    /** In every vending key, wrapped with it: {@code AP-C03} in the module. */
    WRONG_KCV(new Edits() {
        @Override
        public SortedMap<String, String> beforeWrapping(SortedMap<String, String> attributes) {
            return changed(attributes, "KCV", Edits::otherLastDigit);
        }
    }),
    /** The name of the group, in every vending key: {@code AP-C02} in the module. */
    ATTRIBUTE_CHANGED_AFTER_WRAPPING(new Edits() {
        @Override
        public SortedMap<String, String> afterWrapping(SortedMap<String, String> attributes) {
            return changed(attributes, "SGN", name -> "Changed");
        }
    }),
    /** The first two vending keys stand in the wrong order: {@code AP-F10}. Needs two keys. */
    KEYS_SWAPPED(new Edits() {
        @Override
        public List<String> keyLines(List<String> lines) {
            requireKeys(2, lines);
            List<String> swapped = new ArrayList<>(lines);
            Collections.swap(swapped, 0, 1);
            return swapped;
        }
    }),
    /** The last vending key is missing: {@code AP-F10}. */
    KEY_MISSING(new Edits() {
        @Override
        public List<String> records(List<String> lines) {
            requireKeys(1, lines.subList(1, lines.size() - 1));
            List<String> left = new ArrayList<>(lines);
            left.remove(lines.size() - 2);
            return left;
        }
    }),
    /** {@code AP-F10}. */
    NO_END(new Edits() {
        @Override
        public List<String> records(List<String> lines) {
            return lines.subList(0, lines.size() - 1);
        }
    }),
    /** {@code AP-S05}. */
    WRONG_REQUEST_DIGEST(Edits.responseItem("RQD", Edits::otherLastDigit)),
    /** {@code AP-I08}. */
    OTHER_MODULE(Edits.responseItem("SMI", smi -> "SMID.1:Prism:94001632:20210204T081427Z:039F2C48F2030174:AEEA")),
    /** VTO is an hour past: {@code AP-S06}. */
    EXPIRED(new Edits()) {
        @Override
        AnswerTerms terms(AnswerTerms right, FillerKeys filler) {
            Instant now = right.issued();
            return new AnswerTerms(now.minus(Duration.ofHours(2)), now.minus(Duration.ofHours(1)), right.keys());
        }
    },
    /** {@code AP-C01} in the module. */
    WRONG_CONFIRMATION(new Edits() {
        @Override
        public Octets confirmation(Octets kcm) {
            return new Octets(otherLastDigit(kcm.hex()));
        }
    }),
    /** {@code AP-I03}. */
    WRONG_SIGNATURE(new Edits() {
        @Override
        public Octets signature(Octets sig) {
            return new Octets(otherLastDigit(sig.hex()));
        }
    }),
    /** The KMC's ephemeral key is no point of the curve: {@code AP-I07} in the module. */
    INVALID_POINT(Edits.responseItem("EPK", Edits::otherLastDigit)),
    /** {@code AP-I01}. */
    OTHER_ENVIRONMENT(Edits.responseItem("ENV", env -> "LIVE")),
    /** CNT 0, which is allowed and of no use. */
    NO_KEYS(new Edits()) {
        @Override
        AnswerTerms terms(AnswerTerms right, FillerKeys filler) {
            return new AnswerTerms(right.issued(), right.validUntil(), List.of());
        }
    },
    /** As many keys as a file can hold, which is allowed: the authorised ones, filled up with test keys. */
    FULL_FILE(new Edits()) {
        @Override
        AnswerTerms terms(AnswerTerms right, FillerKeys filler) {
            return new AnswerTerms(right.issued(), right.validUntil(), filler.fill(right.keys()));
        }
    },
    /** Lines end with CRLF, which is allowed. */
    CRLF(new Edits() {
        @Override
        public String file(String text) {
            return text.replace("\n", "\r\n");
        }
    }),
    /** In text armour, which is allowed. */
    ARMOUR(new Edits() {
        @Override
        public String file(String text) {
            return "-----START KLF-----\n" + text + "-----END KLF-----\n";
        }
    });

    @SuppressWarnings("ImmutableEnumChecker")
    private final Edits edits;

    KlfFault(Edits edits) {
        this.edits = edits;
    }

    KlfEdits edits() {
        return edits;
    }

    /** What the file is made of. */
    AnswerTerms terms(AnswerTerms right, FillerKeys filler) {
        return right;
    }

    /** The tools of the faults. */
    private static class Edits implements KlfEdits {

        static Edits keyLine(UnaryOperator<String> change) {
            return new Edits() {
                @Override
                public List<String> keyLines(List<String> lines) {
                    requireKeys(1, lines);
                    List<String> changed = new ArrayList<>(lines);
                    changed.set(0, change.apply(lines.get(0)));
                    return changed;
                }
            };
        }

        static Edits responseItem(String tag, UnaryOperator<String> change) {
            return new Edits() {
                @Override
                public SortedMap<String, String> response(SortedMap<String, String> items) {
                    return changed(items, tag, change);
                }
            };
        }

        static SortedMap<String, String> changed(
                SortedMap<String, String> items, String tag, UnaryOperator<String> change) {
            SortedMap<String, String> changed = new TreeMap<>(items);
            changed.computeIfPresent(tag, (same, value) -> change.apply(value));
            return changed;
        }

        static SortedMap<String, String> without(SortedMap<String, String> items, String tag) {
            SortedMap<String, String> changed = new TreeMap<>(items);
            changed.remove(tag);
            return changed;
        }

        static String otherLastDigit(String hex) {
            return otherLastDigit(hex, hex.length() - 1);
        }

        static String otherLastDigit(String text, int at) {
            int digit = Character.digit(text.charAt(at), 16) ^ 1;
            return text.substring(0, at)
                    + Character.toUpperCase(Character.forDigit(digit, 16))
                    + text.substring(at + 1);
        }

        static String tagsSwapped(String line) {
            String[] parts = line.split(";", -1);
            String second = parts[2];
            parts[2] = parts[1];
            parts[1] = second;
            String text = String.join(";", parts);
            return KlfAssembly.withCrc(text.substring(0, text.lastIndexOf(";CRC") + 1));
        }

        static void requireKeys(int count, List<String> lines) {
            if (lines.size() < count) {
                throw new InvalidValueException(
                        "keys in the file", Integer.toString(lines.size()), "at least " + count + " for this fault");
            }
        }
    }
}
