package io.pxedock.core.pxelinux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where PXELINUX looks for a file of a configuration. */
class FileNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vmlinuz                   | tftp | ''       | boot/vmlinuz
          ::vmlinuz                 | tftp | ''       | vmlinuz
          10.0.0.1::a/b             | tftp | 10.0.0.1 | a/b
          a:b                       | tftp | ''       | boot/a:b
          tftp://10.0.0.1/a/b       | tftp | 10.0.0.1 | a/b
          ://10.0.0.1/a             | ''   | 10.0.0.1 | a
          tftp:///a                 | tftp | ''       | a
          TFTP://10.0.0.1/a%20b%2fc | tftp | 10.0.0.1 | 'a b/c'
          tftp://10.0.0.1/%41%4A    | tftp | 10.0.0.1 | AJ
          tftp://10.0.0.1/a%4       | tftp | 10.0.0.1 | a%4
          tftp://10.0.0.1/a%4g%g4   | tftp | 10.0.0.1 | a%4g%g4
          tftp://10.0.0.1/a;octet   | tftp | 10.0.0.1 | a
          tftp://10.0.0.1/a#b       | tftp | 10.0.0.1 | a
          http://10.0.0.1/a%20b;c   | http | 10.0.0.1 | a%20b;c
          HTTP://10.0.0.1           | http | 10.0.0.1 | ''
          http://10.0.0.1/a#b       | http | 10.0.0.1 | a
          """)
  void aNameIsASchemeAHostAndAPath(String name, String scheme, String host, String path) {
    assertThat(FileName.of(name, "boot/")).isEqualTo(new FileName(scheme, host, path));
  }

  @ParameterizedTest
  @CsvSource({
    "a,               true,  true,  false",
    "10.0.0.1::a,     true,  false, false",
    "http://x/a,      true,  false, true",
    "ftp://x/a,       true,  false, true",
    "nfs://x/a,       false, false, false",
  })
  void aNameIsOfOneOfFourKinds(String name, boolean known, boolean onServer, boolean tcp) {
    FileName file = FileName.of(name, "");
    assertThat(file.isKnown()).as("known").isEqualTo(known);
    assertThat(file.isOnServer()).as("on the server").isEqualTo(onServer);
    assertThat(file.needsTcp()).as("needs TCP").isEqualTo(tcp);
  }

  @Test
  void thePrefixEndsWhereTheBootFilesOwnNameBegins() {
    assertThat(FileName.prefixOf("pxe/AZ-az.09")).isEqualTo("pxe/");
    assertThat(FileName.prefixOf("pxe/a_b")).isEqualTo("pxe/a_");
    assertThat(FileName.prefixOf("pxelinux.0")).isEmpty();
    assertThat(FileName.prefixOf("pxe/")).isEqualTo("pxe/");
  }
}
