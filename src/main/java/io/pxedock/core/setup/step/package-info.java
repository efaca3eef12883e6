/** The steps of setup, one class a step: each checks, explains, and plans. */
package io.pxedock.core.setup.step;
