/** The state of the virtual switch: bridges, ports, and changes to a port. */
package io.pxedock.model.switching;
