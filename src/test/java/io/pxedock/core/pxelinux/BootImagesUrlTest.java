package io.pxedock.core.pxelinux;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.model.text.Bytes;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootImagesUrlTest {
  private static BootImagesUrl of(String url) {
    return BootImagesUrl.of(url, Set.of("vmlinuz"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://host/images/,            http://host/images/,      ''",
    "http://host/images,             http://host/images/,      ''",
    "http://host,                    http://host/,             ''",
    "http://host:8080/,              http://host:8080/,        ''",
    "http://host/images/fs.squashfs, http://host/images/,      fs.squashfs",
    "http://host/images/vmlinuz,     http://host/images/,      vmlinuz",
    "ftp://host/pub/initrd.gz?a=b/c, ftp://host/pub/,          initrd.gz",
    "http://192.168.0.1,             http://192.168.0.1/,      ''",
  })
  void isADirectoryOrAFileInOne(String url, String base, String file) {
    assertThat(of(url)).isEqualTo(new BootImagesUrl(base, file));
  }

  @ParameterizedTest
  @CsvSource({
    "append a=http://host/i/ b,        append a=http://new/ b",
    "append a=http://host/i,           append a=http://new/",
    "append a=http://host/i/fs.img,    append a=http://new/fs.img",
    "'append a=\"http://host/i/x\",c', 'append a=\"http://new/x\",c'",
    "append a=http://host/other/,      append a=http://host/other/",
    "append a=http://host/ii/,         append a=http://host/ii/",
    "'  # http://host/i/',             '  # http://host/i/'",
  })
  void onlyWhatLiesInTheDirectoryMoves(String before, String after) {
    assertThat(of("http://host/i/").moved(Bytes.utf8(before), "http://new/"))
        .isEqualTo(Bytes.utf8(after));
  }

  @Test
  void everyOtherByteStays() {
    Bytes before = Bytes.ofLatin1("\u00e9\t append  u=http://host/i/ \r\n\n\n# \u0000\r");
    assertThat(of("http://host/i/").moved(before, "http://$1\\/").latin1())
        .isEqualTo("\u00e9\t append  u=http://$1\\/ \r\n\n\n# \u0000\r");
  }
}
