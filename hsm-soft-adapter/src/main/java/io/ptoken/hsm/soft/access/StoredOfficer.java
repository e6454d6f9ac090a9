package io.ptoken.hsm.soft.access;

/** A crypto officer as the state holds one. */
public record StoredOfficer(String name, PinHash pin) {}
