package io.ptoken.kmc.simulator;

/**
 * A key use authorisation that was given.
 *
 * @param number by which it is withdrawn, from 1, never used again
 * @param authorisation what it allows
 */
public record NumberedAuthorisation(int number, KeyUseAuthorisation authorisation) {}
