/** Containers, networks and their logs. */
package io.pxedock.model.container;
