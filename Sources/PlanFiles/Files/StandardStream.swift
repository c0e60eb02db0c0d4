/// The streams that every process is started with.
package enum StandardStream: Int32, Sendable {
  case input = 0
  case output
  case error

  /// Whether a person looks at it, rather than a file or a program taking it.
  package var isTerminal: Bool { SystemFile.isTerminal(rawValue) }

  /// Writes every byte and looks at the answer: a full disk behind the stream is no success.
  package func write(_ bytes: [UInt8]) throws(FileFailure) {
    do throws(SystemFile.Failure) {
      let file = try SystemFile(standard: self)
      try file.write(bytes)
      try file.close()
    } catch {
      throw FileFailure("standard \(self)", errno: error.code)
    }
  }
}
