/**
 * What pxedock knows and decides. Only {@link io.pxedock.core.engine} calls the interfaces of
 * {@link io.pxedock.spi} to change anything.
 */
package io.pxedock.core;
