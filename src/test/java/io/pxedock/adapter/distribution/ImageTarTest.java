package io.pxedock.adapter.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class ImageTarTest {
  private static final Instant MADE = Instant.parse("2026-03-01T12:00:00Z");

  private static byte[] image() throws IOException {
    ImageTar image = new ImageTar(MADE);
    image.file("usr/sbin/dnsmasq", "program".getBytes(UTF_8), true);
    image.text("etc/passwd", "root:x:0:0::/:/bin/sh\n");
    image.link("bin/sh", "busybox");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    image.write(out, List.of("a:1", "host:5000/b"), "amd64", List.of("/x", "-k"), Map.of("y", "z"));
    return out.toByteArray();
  }

  private static Map<String, byte[]> files(byte[] tar) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      for (TarArchiveEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        files.put(each.getName(), in.readAllBytes());
        assertThat(each.getLastModifiedDate()).isEqualTo(MADE);
        assertThat(each.getLongUserId() + each.getLongGroupId()).isZero();
      }
    }
    return files;
  }

  @Test
  void equalFilesMakeEqualBytes() throws IOException {
    assertThat(image()).isEqualTo(image());
  }

  @Test
  void theLayerHasEveryDirectoryBeforeWhatIsInIt() throws IOException {
    assertThat(files(files(image()).get("layer.tar")).keySet())
        .containsExactly(
            "bin/", "bin/sh", "etc/", "etc/passwd", "usr/", "usr/sbin/", "usr/sbin/dnsmasq");
  }

  @Test
  void theManifestNamesTheConfigurationByItsSum() throws IOException, NoSuchAlgorithmException {
    Map<String, byte[]> files = files(image());
    JsonNode manifest = new ObjectMapper().readTree(files.get("manifest.json")).get(0);
    assertThat(manifest.get("RepoTags").toString()).isEqualTo("[\"a:1\",\"host:5000/b:latest\"]");
    String config = manifest.get("Config").textValue();
    assertThat(config).isEqualTo(sum(files.get(config)) + ".json");
  }

  @Test
  void theConfigurationNamesTheLayerByItsSum() throws IOException, NoSuchAlgorithmException {
    Map<String, byte[]> files = files(image());
    String name =
        files.keySet().stream().filter(n -> n.matches("[0-9a-f]{64}.json")).findAny().get();
    JsonNode config = new ObjectMapper().readTree(files.get(name));
    assertThat(config.at("/rootfs/diff_ids/0").textValue())
        .isEqualTo("sha256:" + sum(files.get("layer.tar")));
    assertThat(config.at("/config/Entrypoint").toString()).isEqualTo("[\"/x\",\"-k\"]");
    assertThat(config.at("/config/Labels/y").textValue()).isEqualTo("z");
    assertThat(config.at("/created").textValue()).isEqualTo(MADE.toString());
  }

  private static String sum(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
