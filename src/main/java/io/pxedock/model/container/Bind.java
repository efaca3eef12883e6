package io.pxedock.model.container;

/** A bind mount of a container: a path of the Docker host, and the path in the container. */
public record Bind(String source, String target, boolean writable) {}
