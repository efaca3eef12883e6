/**
 * What everyone may expect of a container engine, a switch and the dnsmasq behind them: the same
 * tests on the sandbox and, tagged {@code lab}, on the real stack, so that neither drifts away.
 */
package io.pxedock.contract;
