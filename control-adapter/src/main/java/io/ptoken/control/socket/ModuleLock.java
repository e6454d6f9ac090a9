package io.ptoken.control.socket;

/**
 * Proof that this process is the one that serves the installation: it holds the lock of its security module. Only then is
 * a socket that is there one that a dead process left behind, and only then is it removed.
 */
@FunctionalInterface
public interface ModuleLock {

    /** True while this process holds it. */
    boolean isHeld();
}
