package dev.tidings.api.authentication;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Reads a user off a certificate, as Kubernetes does: the common name is the name, organizations
 * are groups, and an attribute of Kubernetes' own is the uid.
 */
final class CertificateUser {
  private static final String UID = "K8SUID";
  private static final Map<String, String> KEYWORDS = Map.of("1.3.6.1.4.1.57683.2", UID);

  private CertificateUser() {}

  /**
   * @return empty when the certificate has no common name
   * @throws InvalidNameException when its subject is not one that can be read
   */
  static Optional<User> of(X509Certificate certificate) throws NamingException {
    var subject =
        new LdapName(
            certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, KEYWORDS));
    List<String> names = values(subject, "CN");
    List<String> uids = values(subject, UID);
    if (names.isEmpty() || names.get(names.size() - 1).isEmpty()) {
      return Optional.empty();
    }
    if (uids.size() > 1 || uids.contains("")) {
      throw new InvalidNameException("a certificate has one uid or none");
    }
    return Optional.of(
        new User(
            names.get(names.size() - 1),
            uids.isEmpty() ? "" : uids.get(0),
            values(subject, "O"),
            Map.of(SystemNames.CREDENTIAL_ID, List.of("X509SHA256=" + fingerprint(certificate)))));
  }

  /** The values of an attribute, in the order in which the certificate has them. */
  private static List<String> values(LdapName subject, String type) throws NamingException {
    var values = new ArrayList<String>();
    for (Rdn part : subject.getRdns()) {
      Attribute attribute = part.toAttributes().get(type);
      if (attribute != null) {
        NamingEnumeration<?> all = attribute.getAll();
        while (all.hasMore()) {
          if (all.next() instanceof String text) {
            values.add(text);
          }
        }
      }
    }
    return values;
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (CertificateEncodingException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("a certificate that was read has bytes", impossible);
    }
  }
}
