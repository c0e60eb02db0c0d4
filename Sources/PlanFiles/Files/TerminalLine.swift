/// The line of the terminal behind the standard error in which the cursor stands, written again and again.
///
/// From its making until `clear`, a signal that ends the program clears the line first; the program ends by that
/// signal all the same.
package struct TerminalLine: ~Copyable {
  private let interruptions: Interruptions

  package init() {
    interruptions = Interruptions.clearLine()
  }

  /// Replaces what the line shows.
  ///
  /// - Parameter text: shorter than the line, without control characters.
  package func show(_ text: String) {
    try? StandardStream.error.write(Array("\r\(text)\u{1B}[K".utf8))
  }

  /// Empties the line.
  package consuming func clear() {
    show("")
    interruptions.restore()
  }
}
