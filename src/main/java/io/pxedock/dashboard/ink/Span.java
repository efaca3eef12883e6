package io.pxedock.dashboard.ink;

/** A piece of text in one tone. */
public record Span(String text, Tone tone) {}
