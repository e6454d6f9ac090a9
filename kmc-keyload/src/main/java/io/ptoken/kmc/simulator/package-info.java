/**
 * A key management centre of the assumed profile STSKMS-AP1, for tests and demonstrations (key-load profile section
 * 2.10): it registers modules, generates vending keys, authorises their use and answers requests, also wrongly where that
 * is asked for. Its keys are test keys. Not interoperable with any real module.
 */
@NullMarked
package io.ptoken.kmc.simulator;

import org.jspecify.annotations.NullMarked;
