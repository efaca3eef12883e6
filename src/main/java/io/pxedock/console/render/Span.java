package io.pxedock.console.render;

/** A piece of text in one tone. */
public record Span(String text, Tone tone) {}
