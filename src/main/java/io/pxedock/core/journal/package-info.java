/**
 * The record of changes: what was asked, what it changed byte for byte, and how far it came. Values
 * and their text form only; the engine keeps them in {@code .pxedock/journal}.
 */
package io.pxedock.core.journal;
