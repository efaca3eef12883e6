/**
 * Guided set-up: each step checks what is there, explains and plans what is missing, and is checked
 * again afterwards. No progress file: the machine itself shows what is done.
 */
package io.pxedock.core.setup;
