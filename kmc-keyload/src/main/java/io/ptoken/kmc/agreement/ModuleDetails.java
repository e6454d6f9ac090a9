package io.ptoken.kmc.agreement;

import io.ptoken.kmc.text.Ident;
import java.time.Instant;

/**
 * What a trust anchor says about a module.
 *
 * @param manufacturer MFG, also issuer of the module's identity
 * @param serial module id
 * @param firmwareId FWI
 * @param created when the identity was made; parts of a second are cut off
 */
public record ModuleDetails(Ident manufacturer, Ident serial, Ident firmwareId, Instant created) {}
