/**
 * Starts the program: reads the options, chooses the real machine or the sandbox, and connects the
 * adapters. The only package that builds adapters.
 */
package io.pxedock.app;
