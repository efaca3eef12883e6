/**
 * The answers to setup's questions: their keys, their checks, what the machine answers by itself,
 * and what is saved for the next time.
 */
package io.pxedock.core.setup.answer;
