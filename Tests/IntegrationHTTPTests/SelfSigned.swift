// SPDX-License-Identifier: MIT

import IntegrationTesting

/// A certificate for localhost and 127.0.0.1 that nobody vouches for; good for a hundred years. Its
/// key protects nothing.
enum SelfSigned {
  static let server = ServerCertificate(certificate: certificate, key: key)

  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBmzCCAUGgAwIBAgIUGaN61VPR377UPCiQcVHtmC5gxXUwCgYIKoZIzj0EAwIw
    FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDIzNDQwNFoYDzIxMjYxMDMx
    MjM0NDA0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
    PQMBBwNCAAQDJGhnftx+IOOT7KZfLI0X4Ua+RsBgoox8H+ldkaLk4Xn2FmytLvtm
    tBHUVAcabsJP+BMVmvHbP9SRAZNAlvuFo28wbTAdBgNVHQ4EFgQU0sqw7MmbOand
    iyZ6gZ5pgKMNw6swHwYDVR0jBBgwFoAU0sqw7MmbOandiyZ6gZ5pgKMNw6swDwYD
    VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
    zj0EAwIDSAAwRQIgQPYznnAemcAqY3cUnzzE5D3OnbvwBTXBhbnlTu9/s8cCIQCm
    ZEZvjJCeZFCt0n1h01BHK2oPxxfsFgtWB3DlYkfuAw==
    -----END CERTIFICATE-----
    """

  private static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQghSBytPj6H4KnRZ5f
    lsihgXZ89KgXR5hEmWs4fc/ZyLChRANCAAQDJGhnftx+IOOT7KZfLI0X4Ua+RsBg
    oox8H+ldkaLk4Xn2FmytLvtmtBHUVAcabsJP+BMVmvHbP9SRAZNAlvuF
    -----END PRIVATE KEY-----
    """
}
