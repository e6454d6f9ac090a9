package io.ptoken.control;

/** How a call ended. */
public sealed interface Outcome permits Refusal, Result {}
