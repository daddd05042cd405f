package dev.tidings.forward.lease;

/** A Lease by its namespace and its name, both of which are DNS names. */
public record LeaseName(String namespace, String name) {
  private static final String DNS = "[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?";

  public LeaseName {
    if (!namespace.matches(DNS) || !name.matches(DNS)) {
      throw new IllegalArgumentException(
          "'" + namespace + "/" + name + "' is no NAMESPACE/NAME of a lease");
    }
  }

  /**
   * Reads {@code NAMESPACE/NAME}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static LeaseName parse(String text) {
    int slash = text.indexOf('/');
    return new LeaseName(text.substring(0, Math.max(0, slash)), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
