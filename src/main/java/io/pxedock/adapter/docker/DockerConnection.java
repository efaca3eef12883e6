package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.pxedock.model.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The connection to one Docker engine. It is made when it is first needed, since a client costs
 * half a second, and made again after a failure, so that an engine that comes up late is found.
 */
final class DockerConnection implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private final String dockerHost;
  private final ExecutorService calls =
      Executors.newCachedThreadPool(task -> daemon(task, "docker-call"));
  private Open open;
  private boolean closed;

  private record Open(DockerClientConfig config, DockerClient client) {
    URI host() {
      return config.getDockerHost();
    }
  }

  /**
   * @param dockerHost a Docker address, empty for Docker's own choice
   */
  DockerConnection(String dockerHost) {
    this.dockerHost = dockerHost;
  }

  static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Looks at something, and waits no longer than the deadline: docker-java's own time-outs do
   * nothing on unix sockets. Asks twice when the connection breaks, as connections of before do
   * when the daemon was restarted.
   *
   * @throws Failure as {@link EngineFailure} says it
   */
  <T> T look(Duration deadline, Function<DockerClient, T> question) {
    return within(
        deadline,
        () -> {
          try {
            return once(question);
          } catch (RuntimeException e) {
            if (isBroken(e)) {
              return once(question);
            }
            throw e;
          }
        });
  }

  /** Changes something, as {@link #look} but never twice: look before, on the same connection. */
  <T> T act(Duration deadline, Function<DockerClient, T> change) {
    return within(deadline, () -> once(change));
  }

  private <T> T once(Function<DockerClient, T> call) {
    Open used = open();
    try {
      return call.apply(used.client());
    } catch (RuntimeException e) {
      if (isBroken(e)) {
        forget(used);
      }
      throw e;
    }
  }

  // Not closed: other calls may still be waiting for their answers on it.
  private synchronized void forget(Open used) {
    if (open == used) {
      open = null;
    }
  }

  private static boolean isBroken(RuntimeException e) {
    return !(e instanceof Failure)
        && !Thread.currentThread().isInterrupted()
        && EngineFailure.root(e) instanceof IOException;
  }

  /** A client to itself, for what may not end; the caller closes it. */
  DockerClient another() {
    Open first = open();
    return DockerClientImpl.getInstance(first.config(), transport(first.config()));
  }

  private <T> T within(Duration deadline, Callable<T> call) {
    Future<T> answer;
    try {
      answer = calls.submit(call);
    } catch (RejectedExecutionException e) {
      throw closed();
    }
    try {
      return await(answer, deadline);
    } finally {
      // An interrupt closes the socket that the call waits on.
      answer.cancel(true);
    }
  }

  /** Waits for an answer of the engine, no longer than the deadline. */
  <T> T await(Future<T> answer, Duration deadline) {
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw silent(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted while waiting for Docker", "");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /** The Unix socket that the engine listens on; nothing when it is reached in another way. */
  Optional<Path> socket() {
    URI host = open().host();
    return "unix".equals(host.getScheme())
        ? Optional.of(Path.of(host.getPath()))
        : Optional.empty();
  }

  Failure silent(Duration deadline) {
    return EngineFailure.silent(address(), deadline);
  }

  /** What went wrong, in the operator's words. */
  RuntimeException failure(Throwable cause) {
    return EngineFailure.of(address(), cause);
  }

  private synchronized String address() {
    return open != null ? open.host().toString() : configured();
  }

  private String configured() {
    String host = dockerHost.isEmpty() ? System.getenv("DOCKER_HOST") : dockerHost;
    return host == null || host.isEmpty() ? "unix:///var/run/docker.sock" : host;
  }

  private synchronized Open open() {
    if (closed) {
      throw closed();
    }
    if (open == null) {
      open = connect();
    }
    URI host = open.host();
    // Looked up first: the HTTP client would try a missing socket more than once.
    if ("unix".equals(host.getScheme()) && !Files.exists(Path.of(host.getPath()))) {
      throw EngineFailure.noSocket(host.getPath());
    }
    return open;
  }

  private static Failure closed() {
    return Failure.failed("the connection to Docker is closed", "");
  }

  private Open connect() {
    if (configured().startsWith("ssh:")) {
      throw EngineFailure.ssh(configured());
    }
    try {
      DefaultDockerClientConfig.Builder builder =
          DefaultDockerClientConfig.createDefaultConfigBuilder();
      if (!dockerHost.isEmpty()) {
        builder.withDockerHost(dockerHost);
      }
      DockerClientConfig config = builder.build();
      return new Open(config, DockerClientImpl.getInstance(config, transport(config)));
    } catch (RuntimeException e) {
      throw EngineFailure.badAddress(configured(), e);
    }
  }

  private static DockerHttpClient transport(DockerClientConfig config) {
    return new ZerodepDockerHttpClient.Builder()
        .dockerHost(config.getDockerHost())
        .sslConfig(config.getSSLConfig())
        .connectionTimeout(CONNECT_TIMEOUT)
        .build();
  }

  @Override
  public void close() {
    Open last;
    synchronized (this) {
      closed = true;
      last = open;
      open = null;
    }
    calls.shutdownNow();
    if (last != null) {
      try {
        last.client().close();
      } catch (IOException e) {
        // Nothing is left to be done with it.
      }
    }
  }
}
