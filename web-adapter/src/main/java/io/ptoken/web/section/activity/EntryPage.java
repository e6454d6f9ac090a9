package io.ptoken.web.section.activity;

import java.util.Optional;

/**
 * One entry.
 *
 * @param before hash of the entry before it in its chain; empty when that one is not there any more
 * @param follows true when its hash follows from that one and its own content
 * @param meter address of its meter; empty when it is about none
 * @param alike address of the entries of the same action
 * @param byWhom address of the entries of the same actor; empty for nobody
 * @param about address of the entries about the same; empty for none
 * @param fromThere address of the entries from the same address
 */
public record EntryPage(
        ShownEntry entry,
        Optional<String> before,
        boolean follows,
        Optional<String> meter,
        String alike,
        Optional<String> byWhom,
        Optional<String> about,
        String fromThere) {}
