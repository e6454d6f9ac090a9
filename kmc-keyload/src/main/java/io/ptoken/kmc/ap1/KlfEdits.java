package io.ptoken.kmc.ap1;

import io.ptoken.kmc.text.Octets;
import java.util.List;
import java.util.SortedMap;

/**
 * Steps of making a key-load file at which a test or a simulator may spoil it. Every method returns what it was given
 * unless it is overridden; what is made from it afterwards (digest, confirmation, signature, CRC) is made right, so that
 * exactly the intended fault is left.
 */
public interface KlfEdits {

    /** Attributes of a vending key by tag, before the key is wrapped with them; without WVK and CRC. */
    default SortedMap<String, String> beforeWrapping(SortedMap<String, String> attributes) {
        return attributes;
    }

    /** The same attributes as the file states them after the key was wrapped. */
    default SortedMap<String, String> afterWrapping(SortedMap<String, String> attributes) {
        return attributes;
    }

    /** Records of the vending keys, before the digest over them is taken. */
    default List<String> keyLines(List<String> lines) {
        return lines;
    }

    /** Items of the response by tag, before it is confirmed; without KCM, SIG and CRC. */
    default SortedMap<String, String> response(SortedMap<String, String> items) {
        return items;
    }

    /** KCM, before the response is signed. */
    default Octets confirmation(Octets kcm) {
        return kcm;
    }

    /** SIG. */
    default Octets signature(Octets sig) {
        return sig;
    }

    /** All records of the file: response, vending keys, end. */
    default List<String> records(List<String> lines) {
        return lines;
    }

    /** The whole file. */
    default String file(String text) {
        return text;
    }
}
