/** The world outside, behind the interfaces of {@link io.pxedock.spi}. */
package io.pxedock.adapter;
