package io.ptoken.cli.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Looks for secrets in files and in dumps of memory. */
final class Traces {

    private static final int PART = 8;

    private Traces() {}

    /** Which parts of the secrets stand there, in whatever form, and where. */
    static List<String> of(List<byte[]> secrets, byte[] content) {
        // A heap is mostly zeroes, with which every form in UTF-16 begins: two octets tell them apart.
        byte[][][] byBeginning = new byte[1 << Short.SIZE][][];
        secrets.stream()
                .flatMap(secret -> forms(secret).stream())
                .collect(Collectors.groupingBy(form -> two(form, 0)))
                .forEach((beginning, forms) -> byBeginning[beginning] = forms.toArray(byte[][]::new));
        List<String> found = new ArrayList<>();
        for (int at = 0; at + 1 < content.length; at++) {
            byte[][] forms = byBeginning[two(content, at)];
            if (forms != null) {
                for (byte[] form : forms) {
                    if (at + form.length <= content.length
                            && Arrays.equals(content, at, at + form.length, form, 0, form.length)) {
                        found.add(HexFormat.of().formatHex(form) + " at " + at);
                    }
                }
            }
        }
        return found;
    }

    private static int two(byte[] octets, int at) {
        return Byte.toUnsignedInt(octets[at]) << Byte.SIZE | Byte.toUnsignedInt(octets[at + 1]);
    }

    /** How each part of it may stand somewhere: as its bytes, as digits, and as digits in groups of four. */
    private static List<byte[]> forms(byte[] secret) {
        List<byte[]> forms = new ArrayList<>();
        for (int at = 0; at < secret.length; at += PART) {
            byte[] part = Arrays.copyOfRange(secret, at, at + PART);
            forms.add(part);
            String digits = HexFormat.of().withUpperCase().formatHex(part);
            for (String text :
                    List.of(digits, digits.toLowerCase(Locale.ROOT), digits.replaceAll("(.{4})(?=.)", "$1 "))) {
                forms.add(text.getBytes(StandardCharsets.US_ASCII));
                forms.add(text.getBytes(StandardCharsets.UTF_16BE));
                forms.add(text.getBytes(StandardCharsets.UTF_16LE));
            }
        }
        return forms;
    }
}
