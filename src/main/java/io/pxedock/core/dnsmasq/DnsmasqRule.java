package io.pxedock.core.dnsmasq;

/**
 * What differs between versions of dnsmasq, as far as pxedock reads or claims it: the table, from
 * the source of 2.80 to 2.92. A row is a rule, the first version that has it, and where it is
 * written there.
 */
public enum DnsmasqRule {
  /** {@code tag:} in a dhcp-host is a condition; before, the line was an error. */
  HOST_NEEDS_TAG(2, 81, "option.c one_opt, case LOPT_BANK"),

  /** A dhcp-host has any number of fields; before, what followed the seventh was not read. */
  ANY_NUMBER_OF_FIELDS(2, 81, "option.c one_opt, case LOPT_BANK"),

  /** A dhcp-host with an IPv6 address and none of IPv4 is not for IPv4. */
  IPV6_HOST_IS_FOR_IPV6(2, 85, "dhcp-common.c is_config_in_context"),

  /**
   * The tags of a dhcp-host are freed with all that were linked behind them when its machine last
   * asked: the reload after that crashes. It ends with {@link #FREES_TAGS_ONCE}.
   */
  FREES_TAGS_TWICE(2, 86, "option.c clear_dynamic_conf, dhcp_netid_list_free"),

  /** Files of a directory that dhcp-hostsfile or addn-hosts names are read by their names. */
  SORTS_DIRECTORIES(2, 86, "option.c expand_filelist"),

  /** A name of ASCII characters in lower case is not held against the rules of IDN. */
  SPARES_LOWER_CASE(2, 87, "util.c check_name, canonicalise"),

  /** {@code file F not found for ADDRESS}; before, the message named no client. */
  NAMES_CLIENT_OF_MISSING_FILE(2, 87, "tftp.c check_tftp_fileperm"),

  /** {@code read F - N names}; before, {@code - N addresses}, which counts lines. */
  COUNTS_NAMES(2, 88, "cache.c read_hostsfile"),

  /** Every address of a name is looked through for one that is there already; before, the first. */
  FINDS_EVERY_DUPLICATE(2, 88, "cache.c add_hosts_entry"),

  /** A name's addresses keep the order in which they were read; before, it was reversed. */
  KEEPS_ORDER(2, 88, "cache.c cache_hash"),

  /** The order is kept among the addresses whose first name it is, and among the others. */
  KEEPS_ORDER_OF_EACH_KIND(2, 90, "cache.c cache_hash"),

  /** A dhcp-host with two names is dropped: {@code DHCP host has multiple names}. */
  REFUSES_TWO_NAMES(2, 91, "option.c one_opt, case LOPT_BANK"),

  /** A reload survives the tags of a dhcp-host. */
  FREES_TAGS_ONCE(2, 91, "option.c dhcp_netid_list_free"),

  /** A transfer that its client gave up is logged as {@code timeout sending F to ADDRESS}. */
  NAMES_TIMEOUT(2, 92, "tftp.c tftp_request");

  private final DnsmasqVersion since;
  private final String source;

  DnsmasqRule(int major, int minor, String source) {
    this.since = new DnsmasqVersion(major, minor);
    this.source = source;
  }

  /** Returns the first version that has the rule. */
  public DnsmasqVersion since() {
    return since;
  }

  /** Returns the file and function of dnsmasq's source. */
  public String source() {
    return source;
  }
}
