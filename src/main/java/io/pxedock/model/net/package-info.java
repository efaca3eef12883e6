/** Addresses, subnets, names and URLs. */
package io.pxedock.model.net;
