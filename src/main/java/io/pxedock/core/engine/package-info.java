/**
 * The one path of every change: observe, plan, confirm, lock, apply, verify, journal. The only
 * place that writes to the world.
 */
package io.pxedock.core.engine;
