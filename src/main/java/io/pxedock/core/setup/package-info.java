/**
 * Guided set-up: each step checks what is there, explains and plans what is missing, and is checked
 * again afterwards. There is no progress file: the state of the machine shows what is done.
 */
package io.pxedock.core.setup;
