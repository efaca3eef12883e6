/** Makes the server's image and 911 systems from the packages of the distribution. */
package io.pxedock.adapter.distribution;
