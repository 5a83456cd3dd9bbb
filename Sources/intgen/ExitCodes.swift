// SPDX-License-Identifier: MIT
import ArgumentParser

extension ExitCode {
  /// Something is wrong in manifests or fixtures.
  static let problems = ExitCode(1)
  /// The generated code is not what the manifests say.
  static let notCurrent = ExitCode(2)
  /// A file cannot be read or written (`EX_IOERR` of sysexits.h).
  static let inputOutput = ExitCode(74)
}
