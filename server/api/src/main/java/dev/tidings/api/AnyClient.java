package dev.tidings.api;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/**
 * Lets a client open its connection with whatever certificate it has. Whether that is good for
 * anything is asked of every request: so a bad one is answered with 401, as by kube-apiserver, and
 * a good one stops being good when the authorities change. Here it only says which are wanted.
 */
final class AnyClient implements X509TrustManager {
  private final List<X509Certificate> wanted;

  AnyClient(List<X509Certificate> wanted) {
    this.wanted = List.copyOf(wanted);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a server has no servers to trust");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return wanted.toArray(X509Certificate[]::new);
  }
}
