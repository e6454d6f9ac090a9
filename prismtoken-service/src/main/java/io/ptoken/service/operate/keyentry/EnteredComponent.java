package io.ptoken.service.operate.keyentry;

import io.ptoken.sts.key.KeyCheckValue;

/**
 * What may be told of a component that a custodian has entered.
 *
 * @param number which one, from 1
 * @param checkValue its check value, to be compared with the component sheet
 */
public record EnteredComponent(int number, KeyCheckValue checkValue) {}
