extension PackPage {
  /// As a page that needs nothing beside itself.
  ///
  /// - Parameter sha256: the digest of some bytes as 64 hexadecimal digits, by which the page's policy names its style.
  package func html(sha256: ([UInt8]) -> String) -> String {
    withoutActuallyEscaping(sha256) { HTMLWriter(sha256: $0).page(document) }
  }

  /// The same as Markdown.
  package var markdown: String { MarkdownWriter().text(document) }
}
