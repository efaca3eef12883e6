/** Makes 911 systems from the packages of the distribution, with a script that needs root. */
package io.pxedock.adapter.distribution;
