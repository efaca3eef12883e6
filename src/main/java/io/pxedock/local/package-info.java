/**
 * The real work directory and the real network: files that are replaced whole or not at all, the
 * lock between processes, and the question whether a URL answers.
 */
package io.pxedock.local;
