package io.ptoken.hsm.soft;

/** A crypto officer as the state holds one. */
record StoredOfficer(String name, PinHash pin) {}
