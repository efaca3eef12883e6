package io.pxedock.console.command;

/** A command that begins on a machine on which no site exists yet. */
interface BareMachineCommand {}
