/** The dialogue of setup: questions, choices, and progress, on any terminal. */
package io.pxedock.console.setup;
