/** Builds 911 systems: the operation, its changes, and the systems that a site has. */
package io.pxedock.core.setup.rescue;
