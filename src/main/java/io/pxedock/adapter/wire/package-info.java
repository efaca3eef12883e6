/**
 * A place on the machines' segment: a temporary port of the bridge in a network namespace of its
 * own, and a process in it that asks for offers and files.
 */
package io.pxedock.adapter.wire;
