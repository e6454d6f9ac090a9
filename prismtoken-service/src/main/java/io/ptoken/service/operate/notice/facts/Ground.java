package io.ptoken.service.operate.notice.facts;

/** What a notice rests on: who sees it, and when it is not known whether it still stands. */
public enum Ground {
    /** The store: all nodes on it see the same. */
    STORE,
    /** The modules of a node; not known while they do not answer. */
    MODULE,
    /** The node itself: its disk, certificate, configuration. */
    NODE
}
