// SPDX-License-Identifier: MIT

/// What every request carries unless it says otherwise.
public enum RequestDefaults {
  /// The `User-Agent`. The original library sent `Segment.io/1.0`; set the header to get that.
  public static let userAgent = "intgen/0.1"

  /// The `Accept-Encoding`: we ask for plain bytes, as the original did after 5.1.
  public static let acceptEncoding = "identity"

  /// How long one exchange may take altogether; the original's default.
  public static let timeout: Duration = .seconds(10)
}
